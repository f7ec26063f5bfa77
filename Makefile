# Everyday commands; `make` alone lists them. A fresh Debian needs python3, make and git.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_TO_TEST := $(VENV)/.ready-to-test
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

GUIDE := build/guide/si-joint.kioskguide
BUILT_IN := $(GUIDE:.kioskguide=.kioskupdate)
GUIDE_SOURCES := $(shell find content/si-joint) $(wildcard kiosk/authoring/*.py kiosk/content/*.py)
THEME := build/theme/theme.json
TRANSLATIONS := $(patsubst resources/i18n/%.ts,build/i18n/%.qm,$(wildcard resources/i18n/*.ts))
VISIT := resources/visit.toml
# The kiosk that needs no Python: one folder, and what is made into it
FROZEN := dist/kiosk
FROZEN_SOURCES := $(shell find kiosk resources -name authoring -prune -o -type f ! -name '*.pyc' -print) build_spec.spec
MOST_FROZEN_MB := 260
DEPLOY := resources/deploy
# Where `make install` puts it; a package is made below DESTDIR
PREFIX ?= /usr/local
DESTDIR ?=
INSTALLED = $(PREFIX)/lib/waiting-room-kiosk
# Where `make test-deb` gets its bare Debian from; empty: from where this machine gets its packages
MIRROR ?=
DEB := dist/waiting-room-kiosk.deb
# The web server of `make bench-fleet`: unpacked from its Debian package, not installed, so no service starts
NGINX := build/nginx/usr/sbin/nginx

# The screens that README.md shows
PICTURED := welcome home compare summary listening staff-pin staff-content staff-update-ready staff-update-refused

# Arguments of make: `make test ARGS="tests/unit -k paper"`, `make lock UPGRADE=--upgrade`
ARGS ?=
# A vendor's release of the built-in guide: a folder with its update and root.json; empty signs it anew
RELEASE ?=
UPGRADE ?=

# What reads aloud, what finds words in a set of guides (SQLite), and what Qt's own libraries load (X11 and Wayland,
# keyboards, fonts, printing)
DEBIAN_RUN := espeak-ng libbrotli1 libcups2 libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 \
  libgssapi-krb5-2 libsqlite3-0 libwayland-client0 libwayland-cursor0 libwayland-egl1 libx11-6 libx11-xcb1 libxcb-cursor0 \
  libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 \
  libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb1 libxkbcommon-x11-0 \
  libxkbcommon0
# pycups comes as C source
DEBIAN_BUILD := gcc libc6-dev libcups2-dev
# For the tests: a real print server, a real X display with what commands it, an accessibility bus with a client,
# and what lets system calls fail
DEBIAN_TEST := systemd at-spi2-core cups-daemon cups-ipp-utils dbus gir1.2-atspi-2.0 openbox python3-gi strace \
  x11-xserver-utils xdotool xvfb

# What `make bench` compares with: a browser, and what sets pages (WeasyPrint, in an environment of its own)
DEBIAN_BENCH := chromium libpango-1.0-0 libpangoft2-1.0-0 libxtst6
WEASYPRINT := build/bench/weasyprint

# The kiosk's own display without a screen, its package, and a bare Debian to install it in
DEBIAN_SHELL := cage dpkg-dev debootstrap grim patchelf systemd-container xwayland

# --- For everybody ---------------------------------------------------------------------------

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(READY) ## prepare .venv with kiosk and kiosk-content in it
	@echo "Ready: $(BIN)/kiosk and $(BIN)/kiosk-content."

.PHONY: run
run: $(READY) made ## open the kiosk full screen; without a display, play a visit instead
	@if $(BIN)/python -c "$$LOOK_FOR_DISPLAY"; then \
	  $(BIN)/kiosk; \
	else \
	  echo "There is no display here, so the kiosk plays a visit by itself instead of opening."; \
	  $(MAKE) visit; \
	fi

.PHONY: visit
visit: $(READY) made ## play the built-in visit without a display, into build/visit
	@rm -rf build/visit
	@QT_QPA_PLATFORM=offscreen $(BIN)/kiosk --play $(VISIT) --out build/visit
	@echo "The visit's screenshots and its printed page (PDF) are in build/visit."

.PHONY: test
test: $(READY_TO_TEST) made lint types contracts ## everything that must be green
	@home=$$(mktemp --directory) && trap 'rm -rf "$$home"' EXIT && mkdir --mode=700 "$$home/run" && \
	env --unset=DISPLAY --unset=WAYLAND_DISPLAY --unset=KIOSK_CONFIG --unset=CUPS_SERVER QT_QPA_PLATFORM=offscreen \
	  HOME="$$home" XDG_CONFIG_HOME="$$home/config" XDG_DATA_HOME="$$home/data" XDG_CACHE_HOME="$$home/cache" \
	  XDG_RUNTIME_DIR="$$home/run" \
	  $(BIN)/python -m pytest --quiet --numprocesses="$$(( $$(nproc) + 1 ))" $(ARGS)

.PHONY: test-paper
test-paper: $(READY_TO_TEST) guide i18n $(THEME) ## print on real print servers and printers of its own; some minutes
	@echo "This starts, as ordinary processes, and ends them again:"
	@echo "  cupsd           (package cups-daemon), on a socket in a folder of its own below $${TMPDIR:-/tmp}, one a test;"
	@echo "                  it reads no configuration of this machine, and prints through a backend of the tests"
	@echo "  ippeveprinter   (package cups-ipp-utils), a real IPP printer on a free port of localhost, announced to nobody"
	@echo "Where one of them is missing, its tests fail and name the package; none is skipped. \"make test\" runs the"
	@echo "same tests but for those in files named slow_*.py."
	@env --unset=CUPS_SERVER QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --quiet -p no:xdist \
	  tests/printers tests/unit/paper tests/ui/test_printing.py tests/ui/test_page_limits.py tests/ui/test_qt_printer.py \
	  tests/journeys/test_printing_on_cups.py tests/printers/slow_real_printer.py tests/journeys/slow_press_to_job.py \
	  $(ARGS)

.PHONY: a11y
a11y: $(READY_TO_TEST) made ## use the kiosk by assistive technology, by keys alone and by ear; tells what it costs
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --quiet -p no:xdist tests/a11y \
	  tests/journeys/test_keyboard_only.py tests/journeys/test_read_aloud.py tests/unit/ui/speech $(ARGS)
	@$(BIN)/python -m tests.a11y.cost

.PHONY: test-faults
test-faults: $(READY_TO_TEST) guide i18n ## let every system call of an update fail; some minutes
	@KIOSK_FAULTS=all QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --quiet --numprocesses="$$(nproc)" tests/faults

.PHONY: test-mutations
test-mutations: $(READY_TO_TEST) guide i18n ## take each guard away, and see whether the tests notice
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.mutations.run $(ARGS)

.PHONY: soak
soak: $(READY_TO_TEST) made ## let a monkey at the kiosk and play visits for an hour or more; prints figures
	@$(BIN)/python -m tests.hostile.soak $(ARGS)

.PHONY: fuzz
fuzz: $(READY_TO_TEST) made ## fuzz every parser of foreign bytes; ARGS="compiled --minutes 10", ARGS=bundles
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.hostile.fuzz.run $(ARGS)

# --- One check at a time ---------------------------------------------------------------------

.PHONY: lint
lint: $(READY) ## style of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

.PHONY: types
types: $(READY) ## types, strictly
	@$(BIN)/mypy

.PHONY: contracts
contracts: $(READY) ## which package may import which
	@$(BIN)/lint-imports

# --- Frozen, and installed -------------------------------------------------------------------

.PHONY: build
build: $(FROZEN)/kiosk ## make one folder that needs no Python, into dist/kiosk; tells its size
	@size=$$(du --summarize --block-size=1MB $(FROZEN) | cut -f1); \
	echo "The kiosk is in $(FROZEN): $$size MB, of at most $(MOST_FROZEN_MB)."; \
	(( size <= $(MOST_FROZEN_MB) ))

.PHONY: test-frozen
test-frozen: $(READY_TO_TEST) build ## play a visit with the built kiosk, read-only and as nobody; measure its start
	@KIOSK_FROZEN=$(CURDIR)/$(FROZEN) QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --quiet tests/frozen $(ARGS)
	@$(BIN)/python -m tests.frozen.start $(FROZEN)

.PHONY: test-cage
test-cage: build ## show the built kiosk as nobody in cage, its Wayland display, and look at the picture
	@bash -c "$$INSTALL_DEBIAN" "make test-cage" $(DEBIAN_SHELL)
	@KIOSK_FROZEN=$(CURDIR)/$(FROZEN) KIOSK_CAGE=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --quiet \
	  tests/frozen/test_cage.py $(ARGS)

.PHONY: install
install: $(FROZEN)/kiosk ## install the built kiosk with its services: PREFIX=/usr/local, DESTDIR= for packages
	@rm -rf '$(DESTDIR)$(INSTALLED)'
	@mkdir -p '$(DESTDIR)$(INSTALLED)' '$(DESTDIR)$(PREFIX)/bin'
	@cp -R $(FROZEN)/. '$(DESTDIR)$(INSTALLED)'
	@chmod -R u=rwX,go=rX '$(DESTDIR)$(INSTALLED)'
	@ln -sfn ../lib/waiting-room-kiosk/kiosk '$(DESTDIR)$(PREFIX)/bin/kiosk'
	@install $(DEPLOY)/linux/back-off '$(DESTDIR)$(INSTALLED)/back-off'
	@for unit in kiosk kiosk-wayland kiosk-x11; do \
	  install -D -m 644 $(DEPLOY)/linux/$$unit.service '$(DESTDIR)$(PREFIX)/lib/systemd/system'/$$unit.service; done
	@sed -i 's#/usr/lib/waiting-room-kiosk#$(INSTALLED)#; s#/usr/share/doc#$(PREFIX)/share/doc#' \
	  '$(DESTDIR)$(PREFIX)/lib/systemd/system'/kiosk*.service
	@install -D -m 644 $(DEPLOY)/linux/kiosk.sysusers '$(DESTDIR)$(PREFIX)/lib/sysusers.d/kiosk.conf'
	@install -D -m 644 $(DEPLOY)/linux/kiosk-sticks.rules '$(DESTDIR)$(PREFIX)/lib/udev/rules.d/90-kiosk-sticks.rules'
	@install -D -m 644 $(DEPLOY)/linux/kiosk.pam '$(DESTDIR)/etc/pam.d/kiosk'
	@install -D -m 644 --target-directory='$(DESTDIR)$(PREFIX)/share/doc/waiting-room-kiosk' \
	  README.md CHANGELOG.md LICENSE resources/fonts/OFL.txt resources/kiosk.example.toml resources/visit.toml

.PHONY: deb
deb: $(DEB) ## make a Debian package of the built kiosk; tells its size
	@size=$$(du --block-size=1MB $(DEB) | cut -f1); echo "The Debian package is $(DEB): $$size MB."

.PHONY: test-deb
test-deb: $(DEB) ## install, use, upgrade and remove the package in a bare Debian; needs root
	@bash -c "$$INSTALL_DEBIAN" "make test-deb" $(DEBIAN_SHELL)
	@bash $(DEPLOY)/debian/test-package $(DEB) "$(MIRROR)"

# --- Made from sources -----------------------------------------------------------------------

.PHONY: made
made: guide i18n $(THEME) ## make all of these, where their sources are newer

.PHONY: guide
guide: $(BUILT_IN) ## compile and sign the built-in guide, if its sources are newer

.PHONY: i18n
i18n: $(TRANSLATIONS) ## compile the translations, if they are newer

.PHONY: words
words: $(READY) ## bring the translations' sources up to date with the words in the code
	@for file in resources/i18n/kiosk_*.ts; do \
	  language=$${file#*kiosk_}; \
	  $(BIN)/pyside6-lupdate -silent -extensions py -locations none -no-obsolete -sort-messages \
	    -source-language en -target-language "$${language%.ts}" kiosk/ui kiosk/paper/words.py -ts "$$file"; \
	done

.PHONY: screens
screens: $(READY) made ## render every screen in every look into build/screens
	@QT_QPA_PLATFORM=offscreen $(BIN)/kiosk --screens build/screens
	@cp $(PICTURED:%=build/screens/en-light-100-1280x800/%.png) .github/pictures/

.PHONY: bench
bench: $(READY_TO_TEST) made ## measure start, pages, memory beside Chromium; ARGS=--long for 500 visits
	@bash -c "$$INSTALL_DEBIAN" "make bench" $(DEBIAN_BENCH) || echo "Goes on without what is missing."
	@$(WEASYPRINT)/bin/python -c 'import weasyprint' 2> /dev/null || { $(PYTHON) -m venv --clear $(WEASYPRINT) && \
	  $(WEASYPRINT)/bin/pip install --quiet --disable-pip-version-check weasyprint; } || rm -rf $(WEASYPRINT)
	@$(BIN)/python -m tests.benchmarks.bench $(ARGS)

.PHONY: bench-paper
bench-paper: $(READY_TO_TEST) made ## measure the page: its time cold and warm, and the memory of 1,000 pages
	@$(BIN)/python -m tests.benchmarks.paper_bench $(ARGS)

.PHONY: bench-speech
bench-speech: $(READY_TO_TEST) made ## measure the time from a touch to the first sound
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.speech_bench

.PHONY: bench-fleet
bench-fleet: $(READY) $(NGINX) guide ## let 200 kiosks update at once from a web server on this machine
	@$(BIN)/python -m tests.benchmarks.fleet_bench $(CURDIR)/$(NGINX) $(ARGS)

.PHONY: bench-growth
bench-growth: $(READY) guide ## measure guides of 10, 100 and 1,000 sections, and 1, 100 and 1,000 guides
	@$(BIN)/python -m tests.benchmarks.growth_bench

.PHONY: bench-store
bench-store: $(READY) guide ## measure the import of 500 MB and what the store adds to a start
	@$(BIN)/python -m tests.benchmarks.store_bench

.PHONY: lock
lock: ## resolve requirements.txt again from pyproject.toml
	@mkdir -p build
	@$(PYTHON) -m venv --clear build/lock && build/lock/bin/pip install --quiet --disable-pip-version-check uv
	@build/lock/bin/uv pip compile --quiet --system-certs --universal --python-version=3.11 --all-extras \
	  --generate-hashes --no-header --no-emit-index-url --no-emit-find-links $(UPGRADE) \
	  pyproject.toml --output-file=requirements.txt
	@sed -i '1i # Made by "make lock" from pyproject.toml: all that "make setup" installs' requirements.txt
	@rm -rf build/lock

.PHONY: clean
clean: ## remove what was made; .venv stays
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	@find kiosk tests -name __pycache__ -prune -exec rm -rf {} +

$(GUIDE): $(GUIDE_SOURCES) | $(READY)
	@mkdir -p $(@D)
	@$(BIN)/kiosk-content compile content/si-joint -o $@

$(BUILT_IN): $(GUIDE)
	@$(BIN)/python -m kiosk.authoring.packaging $< $(RELEASE)

$(FROZEN)/kiosk: $(FROZEN_SOURCES) $(BUILT_IN) $(THEME) $(TRANSLATIONS) LICENSE requirements.txt | $(READY)
	@PYINSTALLER_CONFIG_DIR=$(CURDIR)/build/pyinstaller $(BIN)/python -m PyInstaller --noconfirm --log-level ERROR \
	  --distpath dist --workpath build/pyinstaller build_spec.spec

$(DEB): $(FROZEN)/kiosk $(wildcard $(DEPLOY)/linux/* $(DEPLOY)/debian/*) README.md CHANGELOG.md
	@bash -c "$$INSTALL_DEBIAN" "make deb" $(DEBIAN_SHELL)
	@rm -rf build/deb
	@$(MAKE) install DESTDIR=$(CURDIR)/build/deb/root PREFIX=/usr
	@bash $(DEPLOY)/debian/pack build/deb $@ $$($(BIN)/python -c 'import kiosk; print(kiosk.__version__)')

$(NGINX):
	@mkdir -p build/nginx
	@cd build/nginx && apt-get download -qq nginx 2> /dev/null || { echo 'Run "apt-get update" as root first.'; exit 1; }
	@dpkg-deb --extract build/nginx/nginx_*.deb build/nginx

$(THEME): resources/theme/tokens.toml resources/theme/looks.toml kiosk/authoring/theme.py | $(READY)
	@$(BIN)/python -m kiosk.authoring.theme resources/theme $@

build/i18n/%.qm: resources/i18n/%.ts | $(READY)
	@mkdir -p $(@D)
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

# --- Set-up ----------------------------------------------------------------------------------

# An environment that was moved or copied with its folder still leads to the old place: make it anew
ifneq ($(file < $(READY)),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): requirements.txt pyproject.toml
	@bash -c "$$CHECK_PYTHON" "$(PYTHON)"
	@bash -c "$$INSTALL_DEBIAN" "make setup" $(DEBIAN_RUN) $(DEBIAN_BUILD) $$(bash -c "$$PYTHON_PARTS" "$(PYTHON)")
	@grep -qsF '$(CURDIR)/$(BIN)/' $(BIN)/pip && $(BIN)/python -c '' || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing the Python packages into .venv (550 MB; this takes a few minutes the first time) ..."
	@awk '/^[a-z]/ { is_wheel = !/^pycups==/ } is_wheel' requirements.txt > $(VENV)/wheels.txt
	@$(PIP) install --require-hashes --requirement $(VENV)/wheels.txt
	@$(PIP) install --require-hashes --requirement requirements.txt --no-build-isolation --use-pep517
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check > $(VENV)/check.txt || { cat $(VENV)/check.txt; echo 'Run "make lock" first.'; exit 1; }
	@printf '%s' '$(CURDIR)' > $@

$(READY_TO_TEST): Makefile $(READY)
	@bash -c "$$INSTALL_DEBIAN" "make test" $(DEBIAN_TEST)
	@touch $@

# Usage: PYTHON
define CHECK_PYTHON
if ! "$$0" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "The kiosk needs Python 3.11 or newer; \"$$0\" is not. Name another one: make setup PYTHON=python3.12" >&2
  exit 1
fi
endef

# Usage: PYTHON. Prints the Debian packages that this Python lacks for making environments and compiling
define PYTHON_PARTS
"$$0" -c 'import ensurepip, venv' 2> /dev/null || echo python3-venv
"$$0" -c 'import pathlib, sysconfig; (pathlib.Path(sysconfig.get_path("include")) / "Python.h").stat()' 2> /dev/null \
  || echo python3-dev
endef

# Usage: COMMAND PACKAGE...
# Installs the missing ones. A package that another one provides counts as there: names change between releases
define INSTALL_DEBIAN
if ! command -v dpkg-query > /dev/null; then
  echo "This is no Debian; if something is missing later, look for what Debian calls: $$*"
  exit 0
fi
have=$$(dpkg-query --show --showformat='$${db:Status-Status} $${Package} $${Provides}\n' | sed -n 's/^installed //p')
have=" $$(tr ',\n' '  ' <<< "$$have") "
missing=()
for package in "$$@"; do [[ $$have == *" $$package "* ]] || missing+=("$$package"); done
(( $${#missing[@]} )) || exit 0
install="apt-get update -qq; export DEBIAN_FRONTEND=noninteractive
  apt-get install -qq --no-install-recommends $${missing[*]} > /dev/null"
echo "Installing Debian packages: $${missing[*]}"
if (( UID == 0 )); then bash -c "$$install" && exit 0
elif command -v sudo > /dev/null; then echo "This needs root."; sudo bash -c "$$install" && exit 0
elif [[ -t 0 ]]; then echo "This needs root's password."; su root -c "$$install" && exit 0
fi
printf '%s\n' "These Debian packages could not be installed. Install them as root, then run \"$$0\" again:" \
  "  apt-get install $${missing[*]}" >&2
exit 1
endef

# Exit status 0 if a window can be opened: asks the X server itself, as DISPLAY may lead nowhere
define LOOK_FOR_DISPLAY
import ctypes, os, pathlib, sys
wayland = os.environ.get("WAYLAND_DISPLAY")
if wayland and pathlib.Path(os.environ.get("XDG_RUNTIME_DIR", "/"), wayland).is_socket():
    sys.exit(0)
if not os.environ.get("DISPLAY"):
    sys.exit(1)
xcb = ctypes.CDLL("libxcb.so.1")
xcb.xcb_connect.restype = ctypes.c_void_p
connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
sys.exit(1 if xcb.xcb_connection_has_error(connection) else 0)
endef

export CHECK_PYTHON PYTHON_PARTS INSTALL_DEBIAN LOOK_FOR_DISPLAY
