"""The waiting-room kiosk: a guide for patients, two treatments side by side, one page for the doctor."""

__version__ = "0.1.0"
