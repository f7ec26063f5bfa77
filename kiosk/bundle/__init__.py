"""How a guide travels and why the kiosk trusts it: archives, carriers, trust, and the kiosk's own store.

A publisher signs a guide; a carrier (stick, folder, web server) brings it; ``trust`` decides whether to
accept it; ``store`` keeps it so that power may fail at any instant; ``channels`` says what to show.
"""
