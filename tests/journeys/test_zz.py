from tests.journeys.conftest import Open
from tests.journeys.patient import choose_everything
from tests.journeys.test_change_in_place import *
import kiosk.ui.widgets.scroll_page as sp
import pytest
@pytest.mark.parametrize("place", ["outcome","reader:what-studies-show"])
def test_z(open_kiosk: Open, place) -> None:
    kiosk = open_kiosk(size=(1080,1920))
    choose_everything(kiosk, "en")
    go(kiosk, place)
    old=sp.ScrollPage._restore
    def r(self,i,part):
        lm=self._landmark
        old(self,i,part)
        print("R",i,part,lm,self._area.verticalScrollBar().value(), self._area.verticalScrollBar().maximum(),self.isVisible(), self._content.height(), self._anchor, [self.column.itemAt(k).geometry().getRect()[1::2] for k in range(self.column.count())])
    sp.ScrollPage._restore=r
    try:
      for percent in TEXT_PERCENTS:
        turn_a_page(kiosk)
        for change in CHANGES:
            p=page_of(kiosk)
            print("B", percent, change, p.anchor(), p.landmark(), p._area.verticalScrollBar().value(), p._area.viewport().height(), in_sight(kiosk,.2))
            kiosk.press(change)
            p=page_of(kiosk)
            print("A", percent, change, p.anchor(), p.landmark(), p._area.verticalScrollBar().value(), p._area.viewport().height(), in_sight(kiosk))
    finally:
       sp.ScrollPage._restore=old
