"""The tax on a paper: the dated rate as it held that day, frozen into it, and what a reader wants to see of it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from kriya.ledger.queries.rates import Rules
from kriya.ledger.rates import ppn_rate


def tax_on(rules: Rules, on: date) -> dict[str, Any]:
    """Return the rate that a council charges on a day, as it is frozen into a paper; {} while it is no PKP."""
    if rules.taxable_since is None or on < rules.taxable_since:
        return {}
    rate = asdict(ppn_rate(on))
    return {**rate, "from_on": rate["from_on"].isoformat()}


def base_of(tax: Mapping[str, Any], price: int) -> int:
    """Return what the tax is counted from (DPP), of a price without tax: for crafts 11/12 of it since 2025."""
    return (2 * price * int(tax["numerator"]) + int(tax["denominator"])) // (2 * int(tax["denominator"]))
