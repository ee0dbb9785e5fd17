"""What tests of the terminal side share: the emulated screen of the end-to-end tests."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "end_to_end")]
