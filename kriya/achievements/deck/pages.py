"""Each kind of slide set on its page: 13⅓ by 7½ inches, ivory ground, the line of cloth at its foot."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from kriya.achievements.deck.look import SANS, SERIF, Look, as_jpeg
from kriya.achievements.deck.native import add_chart
from kriya.achievements.deck.slides import Chart, Cover, Definitions, Farewell, Numbers, Slide, Story
from kriya.achievements.deck.theme import colour
from kriya.core.files import read_file

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_LEFT: Final = Inches(0.75)
_WIDE: Final = Inches(11.833)
_TITLE: Final = 5
"""The layout with nothing but a title: an outline and a screen reader find it."""


class Pages:
    """A presentation that is being set."""

    def __init__(self, presentation: Any, look: Look) -> None:
        self.presentation = presentation
        self.look = look

    def add(self, slide: Slide) -> None:
        """Set one slide with its notes."""
        page = self.presentation.slides.add_slide(self.presentation.slide_layouts[_TITLE])
        on_dye = isinstance(slide, Cover | Farewell)
        self._ground(page, self.look.dye if on_dye else self.look.paper)
        _SETTERS[type(slide)](self, page, slide)
        page.notes_slide.notes_text_frame.text = slide.notes

    def _ground(self, page: Any, shade: str) -> None:
        page.background.fill.solid()
        page.background.fill.fore_color.rgb = colour(shade)

    def title(self, page: Any, text: str, top: float, size: int, *, shade: str = "", height: float = 1.0) -> None:
        title = page.shapes.title
        title.left, title.top, title.width, title.height = _LEFT, Inches(top), _WIDE, Inches(height)
        frame = title.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = 0
        frame.text = text
        _write(frame.paragraphs[0], size, shade or self.look.dye, font=SERIF)

    def text(self, page: Any, text: str, box: tuple[float, float, float, float], size: int, **how: Any) -> Any:
        """Write a text into a box of inches (left, top, width, height)."""
        frame = page.shapes.add_textbox(*(Inches(one) for one in box)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        lines = text.split("\n")
        frame.text = lines[0]
        for line in lines[1:]:
            frame.add_paragraph().text = line
        for paragraph in frame.paragraphs:
            _write(paragraph, size, how.get("shade", self.look.soft), font=how.get("font", SANS), **_known(how))
        return frame

    def foot(self, page: Any, words: str = "") -> None:
        """Lay the line of cloth along the foot, and say the source above it."""
        self.cloth(page, self.look.dye, 7.28, 0.22)
        if words:
            self.text(page, words, (0.75, 6.88, 11.83, 0.3), 11)

    def cloth(self, page: Any, shade: str, top: float, height: float) -> None:
        strip = self.look.strip(f"{shade}", width=1920, height=max(12, round(1920 * height / 13.333)))
        picture = page.shapes.add_picture(BytesIO(strip), 0, Inches(top), WIDTH, Inches(height))
        decorate(picture)


def decorate(shape: Any) -> None:
    """Say of a picture that it means nothing: a screen reader passes it by."""
    shape._element.nvPicPr.cNvPr.set("descr", "")
    shape.name = "motif"


def _known(how: dict[str, Any]) -> dict[str, Any]:
    return {name: how[name] for name in ("bold", "align") if name in how}


def _write(paragraph: Any, size: int, shade: str, *, font: str, bold: bool = False, align: Any = PP_ALIGN.LEFT) -> None:
    paragraph.alignment = align
    paragraph.font.size, paragraph.font.name, paragraph.font.bold = Pt(size), font, bold
    paragraph.font.color.rgb = colour(shade)


def _cover(pages: Pages, page: Any, slide: Cover) -> None:
    look = pages.look
    pages.cloth(page, look.on, 5.55, 1.95)
    pages.text(page, slide.council, (0.75, 0.75, 11.8, 0.5), 22, shade=look.on)
    pages.title(page, slide.title, 1.9, 60, shade=look.on, height=2.2)
    below = "\n".join(
        line for line in (slide.audience, slide.subtitle if slide.subtitle not in slide.title else "") if line
    )
    if below:
        pages.text(page, below, (0.75, 4.35, 11.8, 0.9), 24, shade=look.on)


def _numbers(pages: Pages, page: Any, slide: Numbers) -> None:
    pages.title(page, slide.title, 0.55, 36)
    if slide.lead:
        pages.text(page, slide.lead, (0.75, 1.35, 11.8, 0.5), 20)
    for at, fact in enumerate(slide.facts[:6]):
        left, top = 0.75 + 4.05 * (at % 3), 2.15 + 2.35 * (at // 3)
        pages.text(page, fact.value, (left, top, 3.85, 1.0), 54, shade=pages.look.dye, font=SERIF)
        pages.text(page, fact.label, (left, top + 0.98, 3.85, 0.4), 20, shade=pages.look.ink)
        if fact.note:
            pages.text(page, fact.note, (left, top + 1.38, 3.85, 0.4), 14)
    pages.foot(page)


def _chart(pages: Pages, page: Any, slide: Chart) -> None:
    pages.title(page, slide.title, 0.55, 34)
    pages.text(page, slide.lead, (0.75, 1.3, 11.8, 0.4), 18)
    box = (_LEFT, Inches(1.85), _WIDE, Inches(4.95))
    add_chart(page, slide, box, pages.look, unit=f" {gettext('jt')}")
    pages.foot(page, slide.source)


def _story(pages: Pages, page: Any, slide: Story) -> None:
    pages.title(page, slide.title, 0.55, 34)
    two = len(slide.photos) > 1
    width, height = (5.8, 4.2) if two else (5.2, 4.9)
    for at, (name, alt, caption) in enumerate(slide.photos[:2]):
        left = 0.75 + at * 6.03
        _photo(page, name, alt, (left, 1.5, width, height))
        if caption:
            pages.text(page, caption, (left, 1.5 + height + 0.08, width, 0.35), 16, shade=pages.look.ink, bold=True)
    if two:
        pages.text(page, slide.words, (0.75, 6.2, 11.8, 0.6), 16)
    else:
        left, wide = (6.4, 6.2) if slide.photos else (0.75, 11.8)
        is_said = slide.kind == "quote" or bool(slide.speaker)
        words = f"“{slide.words}”" if is_said and slide.words else slide.words
        pages.text(page, words, (left, 1.8, wide, 3.6), 28, shade=pages.look.ink, font=SERIF)
        if slide.speaker:
            pages.text(page, slide.speaker, (left, 5.6, wide, 0.5), 18, shade=pages.look.dye, bold=True)
    pages.foot(page)


def _photo(page: Any, name: str, alt: str, box: tuple[float, float, float, float]) -> None:
    """Set a photo so that it fills its box, its middle kept."""
    left, top, width, height = box
    picture = page.shapes.add_picture(BytesIO(as_jpeg(read_file(name))), Inches(left), Inches(top))
    ratio, wanted = picture.width / picture.height, width / height
    if ratio > wanted:
        picture.crop_left = picture.crop_right = (1 - wanted / ratio) / 2
    else:
        picture.crop_top = picture.crop_bottom = (1 - ratio / wanted) / 2
    picture.width, picture.height = Inches(width), Inches(height)
    picture._element.nvPicPr.cNvPr.set("descr", alt)


def _definitions(pages: Pages, page: Any, slide: Definitions) -> None:
    pages.title(page, slide.title, 0.55, 34)
    frame = page.shapes.add_table(len(slide.rows) + 1, 3, _LEFT, Inches(1.45), _WIDE, Inches(4.9))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", slide.title)
    table = frame.table
    widths = (Inches(2.7), Inches(6.4), Emu(_WIDE - Inches(9.1)))
    for at, width in enumerate(widths):
        table.columns[at].width = width
    table.rows[0].height = Inches(0.4)
    for row in list(table.rows)[1:]:
        row.height = Inches(0.72)
    rows = [(gettext("Angka"), gettext("Definisi"), gettext("Sumber")), *slide.rows]
    for at_row, row in enumerate(rows):
        for at, text in enumerate(row):
            _cell(pages, table.cell(at_row, at), text, is_head=at_row == 0, is_first=at == 0)
    pages.foot(page)


def _cell(pages: Pages, cell: Any, text: str, *, is_head: bool, is_first: bool) -> None:
    look = pages.look
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(look.dye if is_head else look.paper)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.text = text
    _write(cell.text_frame.paragraphs[0], 12, look.on if is_head else look.ink, font=SANS, bold=is_head or is_first)


def _farewell(pages: Pages, page: Any, slide: Farewell) -> None:
    look = pages.look
    pages.cloth(page, look.on, 5.55, 1.95)
    pages.text(page, slide.council, (0.75, 0.75, 11.8, 0.5), 22, shade=look.on)
    pages.title(page, slide.title, 1.9, 60, shade=look.on, height=1.2)
    pages.text(page, "\n".join(slide.lines), (0.75, 3.5, 11.8, 1.6), 18, shade=look.on)


_SETTERS: Final[dict[type[Slide], Callable[[Pages, Any, Any], None]]] = {
    Cover: _cover,
    Numbers: _numbers,
    Chart: _chart,
    Story: _story,
    Definitions: _definitions,
    Farewell: _farewell,
}
