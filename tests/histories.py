"""On which page each kind of record tells its history, and which tables keep none although their rows may change."""

from typing import Final

MAKER: Final = (
    "MakerPhone", "MakerCraft", "BankAccount", "Paper", "Step", "YearlyFigure", "MakerPhoto", "Consent", "MakerLogin",
    "GroupMember",
)  # fmt: skip
EXHIBITION: Final = (
    "Participant", "CostLine", "Booth", "BoothUse", "ChecklistItem", "DisplayItem", "Traveller", "Closing",
)  # fmt: skip
VISIT: Final = ("AgendaItem", "VisitTask", "Promise", "Adoption", "Material", "SeenPiece")
PAGES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "achievements:closing": ("achievements.PeriodClosing", ()),
    "achievements:story": ("achievements.Story", ()),
    "achievements:targets": ("", ("achievements.Target",)),
    "assistance:budget": ("", ("assistance.BudgetLine",)),
    "assistance:case": ("assistance.Case", ("assistance.CaseStep", "assistance.Result", "assistance.Commitment")),
    "assistance:service": ("assistance.Service", ("assistance.ServiceStep",)),
    "catalog:collection": ("catalog.Collection", ("catalog.CollectionItem",)),
    "catalog:collections": ("", ("catalog.FeaturedMaker",)),
    "catalog:product": ("catalog.Product", ("catalog.ProductMaterial", "catalog.ProductVariant", "catalog.ProductPhoto")),
    "catalog:rules": ("", ("catalog.CatalogRules",)),
    "catalog:term": ("catalog.Material", ()),
    "councils:profile": ("councils.Council", ()),
    "crafts:change": ("crafts.Craft", ()),
    "exhibitions:exhibition": ("exhibitions.Exhibition", tuple(f"exhibitions.{one}" for one in EXHIBITION)),
    "exhibitions:lead": ("exhibitions.Lead", ()),
    "exhibitions:patterns": ("", ("exhibitions.ChecklistPattern",)),
    "ledger:rules": ("", ("ledger.MoneyRules", "ledger.FeeRate")),
    "makers:duplicates": ("", ("makers.NotDuplicate",)),
    "makers:group": ("makers.Group", ("makers.GroupMember",)),
    "makers:record": ("makers.Maker", tuple(f"makers.{one}" for one in MAKER)),
    "marketplaces:codes": ("", ("marketplaces.Sku",)),
    "marketplaces:filling": ("marketplaces.MarketLayout", ()),
    "marketplaces:payouts": ("", ("marketplaces.Withdrawal",)),
    "newsletters:issue": ("newsletters.Issue", ()),
    "newsletters:subscriber": ("newsletters.Subscriber", ()),
    "outcomes:maker": ("", ("outcomes.FollowUpAnswer",)),
    "participation:application": (
        "participation.Application", ("participation.Decision", "participation.Review", "participation.TestScore"),
    ),
    "participation:call": (
        "participation.Call",
        ("participation.Session", "participation.Juror", "participation.Material", "training.Training",
         "training.Teaching"),
    ),
    "participation:rooms": ("", ("participation.Room",)),
    "playbooks:adoption": ("playbooks.Adoption", ("playbooks.AdoptionTask",)),
    "playbooks:playbook": ("playbooks.Playbook", ("playbooks.GivenPlaybook",)),
    "playbooks:shelf": ("", ("playbooks.TrustedKey",)),
    "pos:tills": ("", ("sales.Till",)),
    "promotion:campaign": ("promotion.Campaign", ()),
    "promotion:link": ("promotion.Link", ()),
    "promotion:page_one": ("promotion.CampaignPage", ()),
    "quotations:one": ("quotations.Quotation", ("quotations.QuotationLine",)),
    "shop:history": ("", ("shop.ShopRules",)),
    "shop:voucher": ("shop.Voucher", ()),
    "showroom:intake": ("showroom.Intake", ("showroom.IntakeLine",)),
    "showroom:label_rules": ("", ("showroom.LabelRules",)),
    "showroom:lot": ("inventory.Lot", ("inventory.PlacePrice",)),
    "showroom:news_maker": ("", ("showroom.NewsChoice",)),
    "showroom:place": ("inventory.Location", ()),
    "showroom:settlement_part": ("showroom.SettlementMaker", ()),
    "showroom:stock_take": ("inventory.StockTake", ()),
    "training:course": ("training.Course", ("training.Module",)),
    "training:trainer": ("training.Trainer", ()),
    "visits:institution": ("visits.Institution", ()),
    "visits:one": ("visits.Visit", tuple(f"visits.{one}" for one in VISIT)),
    "visits:place": ("visits.Place", ()),
    "visits:places": ("", ("visits.VisitRules", "visits.Booking")),
    "visits:supply": ("visits.Supply", ()),
}  # fmt: skip
"""By the name of a page: the record that it is about, and what of others it tells, removed rows too."""
ELSEWHERE: Final = {
    "catalog.Motif": "the page of a term, as materials",
    "catalog.Technique": "the page of a term, as materials",
    "catalog.ProductChange": "a maker asks for it; the product tells by its steps what was answered",
    "participation.Feedback": "the participant's own words, changed by nobody else",
    "shop.DeliveryRate": "the history of the shop's settings, ?bagian=tarif",
}
GONE: Final = {"makers:groups": "makers.Group", "catalog:collections": "catalog.Collection"}
"""Lists that tell which rows were removed, and their pages with them."""

_TELLS = "each row says who did it and when, and is closed, withdrawn or undone by a who and a when of its own"
_STEPS = "its steps stand in a table of their own, written once"
_MACHINE = "written by the machine alone"
_BUYER = "of a buyer or an applicant; what the office does to it are steps"
UNKEPT: Final = {
    "accounts.Membership": "Invitation and Removal tell who gave a role and who took it",
    **dict.fromkeys(
        ("accounts.Invitation", "accounts.Removal", "makers.CorrectionRequest", "makers.BulkEdit", "makers.Merge",
         "makers.ImportRun", "catalog.ProductImport", "sales.Task", "showroom.TakeBackRequest", "showroom.Settlement",
         "marketplaces.MarketFile", "marketplaces.Filling", "quotations.Inquiry", "participation.Presence",
         "participation.Conflict", "visits.FollowUp", "visits.InstitutionMerge", "visits.VisitCost", "visits.VisitGift",
         "promotion.Book", "playbooks.AdoptionStep", "playbooks.CopyReport", "founding.FoundingStep",
         "catalog.ProductStep", "catalog.FieldNote"),
        _TELLS,
    ),
    **dict.fromkeys(
        ("shop.Order", "shop.OrderLine", "shop.Payment", "participation.Place", "marketplaces.MarketOrder",
         "marketplaces.MarketLine"),
        _STEPS,
    ),
    **dict.fromkeys(
        ("accounts.LoginLink", "accounts.CodeRequest", "makers.LikelyPair", "makers.PairSearch", "makers.BulkEditRow",
         "makers.ImportTouch", "makers.ImportedMapping", "catalog.ProductImportTouch", "catalog.ListWork", "catalog.PhotoArchive",
         "catalog.PhotoUpload", "ledger.Numbering", "inventory.Level", "inventory.Reservation", "showroom.LabelVisit",
         "showroom.SettlementItem", "shop.CourierRates", "shop.VoucherUse", "marketplaces.SoldPieces",
         "marketplaces.Release", "promotion.LinkDay", "promotion.ReachDay", "promotion.MissedSearch",
         "promotion.WantedWords", "newsletters.IssueLink", "newsletters.Delivery", "assistance.StepReminder",
         "outcomes.Ask", "outcomes.AskReminder", "visits.InstitutionAlias", "playbooks.AdoptedItem"),
        _MACHINE,
    ),
    **dict.fromkeys(
        ("makers.Application", "shop.Cart", "shop.CartLine", "participation.Attachment", "visits.Feedback"), _BUYER,
    ),
    "makers.SavedView": "one person's own list; nobody else changes it",
    "makers.OpeningView": "one person's own choice",
    "visits.Guest": "a guest's own signature; what was signed by mistake leaves nothing of the person behind",
}  # fmt: skip
"""Tables of a council whose rows the application may change or remove, and that keep no history, each with its reason."""
_OWN = "a maker's or a juror's answers by the keys of what was asked: only that, a row elsewhere, says it in words"
UNTOLD_INSIDE: Final = {
    "catalog.ProductChange.values": "what a maker asks to change: the product tells what became of it",
    "participation.Application.answers": f"{_OWN}, and an answer may tell of a person",
    "participation.Review.points": _OWN,
    "playbooks.Adoption.answers": _OWN,
    "quotations.Quotation.tax": "the machine's: the rate of that day, frozen into the paper",
}
"""JSON columns of which a history tells only that they changed, each with its reason; any other says what is inside."""
