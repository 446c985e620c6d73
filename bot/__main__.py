"""`python -m bot` is `multilogue`."""

import sys

from bot.cli import main

sys.exit(main())
