using VillageListsPortal.Domain.Laws;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>A text of a law as typed.</summary>
public sealed class LawInput
{
    public string? Name { get; set; }
    public string? Version { get; set; }
    public LawKind Kind { get; set; }
    public string? DocumentNumber { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public DateOnly? InForceFrom { get; set; }
    public string? Note { get; set; }
    public string? Articles { get; set; }

    public LawText Text() => new()
    {
        Name = Name ?? "",
        Version = Version ?? "",
        Kind = Kind,
        DocumentNumber = DocumentNumber,
        IssuedOn = IssuedOn,
        InForceFrom = InForceFrom,
        Note = Note,
        Articles = Articles,
    };
}
