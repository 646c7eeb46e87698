"""Chinese for what Qt itself says: its translation, and our words where that has none or another than the glossary."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

_UNDO = "撤销(&U)"  # Qt's own says 撤消, the menus 撤销
_OWN = {
    ("QFileDialog", "&Look in:"): "查找范围(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QLineEdit", "&Undo"): _UNDO,
    ("QWidgetTextControl", "&Undo"): _UNDO,
}


class OwnWords(QTranslator):
    """What Qt's translation leaves in English or words otherwise."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return _OWN.get((context, source))


def speak_chinese(app: QApplication) -> list[QObject]:
    """Give Qt's own dialogs, buttons and menus Chinese words; return the translations now installed."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    shipped = QTranslator(app)
    shipped.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    installed: list[QObject] = []
    for translator in (shipped, OwnWords(app)):
        app.installTranslator(translator)  # asked before those installed earlier
        installed.append(translator)
    return installed
