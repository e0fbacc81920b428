"""How a name is analysed: one function, for listed names and for queries alike."""

from watchword.names.analyse import Analysed, Role, Token, analyse

__all__ = ["Analysed", "Role", "Token", "analyse"]
