"""Everything the window can do, found by name (Ctrl+K): as written, by pinyin or by initials."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.background import Background
from ledger_app.desktop.models.palette_entries import Offer, fitting
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import TextRole, Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Learnt = tuple[Sequence[str], dict[str, str]]
MoreOffers = Callable[[tuple[str, ...]], Sequence[Offer]]
OFFER_ROLE = Role.UserRole + 1
_WIDTH, _ROWS, _MARGIN, _TOP = 620, 11, 10, 64
_MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
_COMING = "拼音稍后可用"


class CommandPalette(QDialog):
    """A field and the list of what fits it.

    Attributes:
        chosen: what was taken, None for nothing.
    """

    def __init__(self, window: QWidget, theme: Theme, offers: Sequence[Offer], uses: dict[str, int]) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("command_palette")
        self.setWindowTitle("查找命令")
        self.setProperty("role", "palette")
        self._offers, self._uses = list(offers), uses
        self._sounds: dict[str, str] = {}
        self.chosen: Offer | None = None
        self._typed = QLineEdit()
        self._typed.setObjectName("palette_edit")
        self._typed.setAccessibleName("要做什么")
        self._typed.setPlaceholderText("输入要做的事、单位、报表或台账，也可以输拼音首字母")
        self._typed.textChanged.connect(lambda _: self._find())
        self._model = _Offers(self)
        self._list = QListView()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName("可以做的事")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_OfferDelegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._take)
        self._hint = QLabel(_COMING)
        self._hint.setObjectName("palette_hint")
        self._hint.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self._typed)
        column.addWidget(self._list, 1)
        column.addWidget(self._hint)
        self._place(window)
        self._find()

    def learn(self, background: Background, more: MoreOffers) -> None:
        """Find out off the window's thread which forms there are, and how everything sounds; until then by writing.

        Args:
            more: what the forms offer, by their names.
        """
        words = [offer.words for offer in self._offers]
        background.run(self, lambda _: _learn(words), lambda learnt: self._on_learnt(learnt, more), lambda _: None)

    def _place(self, window: QWidget) -> None:
        """Stand at the top of the window, in its middle."""
        row = QFontMetrics(self.font()).height() + 16
        self.resize(min(_WIDTH, window.width()), (_ROWS + 2) * row + 2 * _MARGIN)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + _TOP)

    def _on_learnt(self, learnt: Learnt, more: MoreOffers) -> None:
        names, self._sounds = learnt
        self._offers += more(tuple(names))
        self._find()

    def _find(self) -> None:
        self._model.show_offers(fitting(self._offers, self._typed.text(), self._sounds, self._uses))
        self._list.setCurrentIndex(self._model.index(0))
        self._say()

    def _say(self) -> None:
        """Say below how many fit, or why the current one rests."""
        offer = self._list.currentIndex().data(OFFER_ROLE)
        count = self._model.rowCount()
        said = f"找到 {count} 项，回车执行，Esc 关闭" if count else "没有找到，换个说法试试"
        waiting = "" if self._sounds else f"　{_COMING}"
        self._hint.setText((offer.rests if offer is not None and offer.rests else said) + waiting)

    def _take(self, index: Index) -> None:
        offer = index.data(OFFER_ROLE)
        if offer is not None and not offer.rests:
            self.chosen = offer
            self.accept()

    @classmethod
    def ask(
        cls,
        window: QWidget,
        theme: Theme,
        preferences: Preferences,
        background: Background,
        offers: Sequence[Offer],
        more: MoreOffers,
    ) -> None:
        """Show it, and do what was chosen once it is closed."""
        dialog = cls(window, theme, offers, preferences.uses())
        dialog.learn(background, more)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            preferences.count_use(chosen.name)
            chosen.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self._move(Qt.Key(event.key()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._list.currentIndex())
        else:
            super().keyPressEvent(event)

    def _move(self, key: Qt.Key) -> None:
        """Go up or down, from one end to the other; the keyboard stays in the field."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}[key]
        count, row = self._model.rowCount(), self._list.currentIndex().row()
        if count:
            there = (row + step) % count if abs(step) == 1 else max(0, min(count - 1, row + step))
            self._list.setCurrentIndex(self._model.index(there))
            self._say()


def _learn(words: list[str]) -> Learnt:
    """Return the names of the forms, and how everything sounds; pypinyin and the forms take a moment to load."""
    from ledger_app.reports.form_file import list_forms
    from ledger_app.storage.pinyin import sound_of

    names = [form.name for form in list_forms() if not form.fault]
    return names, {each: sound_of(each) for each in (*words, *(f"导出 {name}" for name in names))}


class _Offers(QAbstractListModel):
    """What fits, best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._offers: Sequence[Offer] = ()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these."""
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role == OFFER_ROLE:
            return offer
        if role == Role.DisplayRole:
            return offer.words
        if role == Role.ToolTipRole:
            return offer.rests
        if role == Role.AccessibleTextRole:
            return "，".join(part for part in (offer.words, offer.where, offer.keys, offer.rests) if part)
        return None


class _OfferDelegate(QStyledItemDelegate):
    """Paints words left, menu and key right; what rests is grey."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._colors, self._font, self._second = theme.colors, theme.font(), theme.font(TextRole.SECOND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer, box, colors = index.data(OFFER_ROLE), option.rect, self._colors
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colors.selection)
        inside = box.adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setFont(self._second)
        painter.setPen(colors.text_hint if offer.rests else colors.text_2)
        beside = offer.rests or "　".join(part for part in (offer.where, offer.keys) if part)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        painter.setFont(self._font)
        painter.setPen(colors.text_hint if offer.rests else colors.text)
        room = inside.width() - QFontMetrics(self._second).horizontalAdvance(beside) - 2 * _MARGIN
        words = QFontMetrics(self._font).elidedText(offer.words, Qt.TextElideMode.ElideMiddle, room)
        place = QRect(inside.left(), box.top(), room, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, QFontMetrics(self._font).height() + 14)
