using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>What the screener found, as it is shown: of a text that nobody keeps, or as it was kept with a case.</summary>
public sealed record FoundView(IReadOnlyList<FoundLine> Crossed, IReadOnlyList<FoundShift> Shifted, IReadOnlyList<FoundItem> Covered, IReadOnlyList<string> Defects);

/// <summary>A red line; its title is empty where the list has none, who is null where the text does not say.</summary>
public sealed record FoundLine(string Code, string Title, string? TitleEn, string Clause, string? Who, IReadOnlyList<Reason> Reasons, string Basis, string Body);

/// <summary>Responsibility shifted outside the seven fields.</summary>
public sealed record FoundShift(string Clause, string? Who, IReadOnlyList<Reason> Reasons);

/// <summary>An item that covers the task.</summary>
public sealed record FoundItem(string Code, string Title, string? TitleEn, double Score)
{
    private const double Close = 0.6; // one long word of the item's, or two short ones (Coverage)

    public bool IsClose => Score >= Close;
}
