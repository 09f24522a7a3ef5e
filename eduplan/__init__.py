"""The command line and the web server, which wire the other packages together."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("eduplan")
