"""How a name is analysed: one function, for listed names and for queries alike."""

from watchword.names.analyse import Analysed, Token, analyse

__all__ = ["Analysed", "Token", "analyse"]
