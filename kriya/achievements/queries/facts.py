"""Everything that the indicators of the register and catalogue are made from."""

from kriya.achievements.facts import Facts
from kriya.achievements.queries.figures import figures_by_year, newest_figures
from kriya.achievements.queries.products import count_crafts, count_products
from kriya.achievements.queries.register import count_makers
from kriya.core.indicators import Choice


def gather_register(choice: Choice) -> Facts:
    """Count everything that the indicators are made from: five questions."""
    alive, known = count_crafts(choice)
    figures, people = newest_figures(choice)
    return Facts(
        choice=choice,
        makers=count_makers(choice),
        products=count_products(choice),
        figures=figures,
        years=figures_by_year(choice),
        active_crafts=alive,
        known_crafts=known,
        people=people,
    )
