using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Features.Laws;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Units;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Search;

/// <summary>What a search over all parts found. A part that the visitor may not search is empty.</summary>
public sealed record Findings
{
    public IReadOnlyList<RegisterRow> Certificates { get; init; } = [];
    public IReadOnlyList<FoundItem> Items { get; init; } = [];
    public IReadOnlyList<FoundUnit> Units { get; init; } = [];

    /// <summary>The newest text of each law whose name or document number was found.</summary>
    public IReadOnlyList<Law> Laws { get; init; } = [];

    /// <summary>Officers, for who manages them.</summary>
    public IReadOnlyList<PersonRow> People { get; init; } = [];

    /// <summary>The check code that was typed, to be checked like any visitor would; null where it was none.</summary>
    public string? CheckCode { get; init; }

    public bool Nothing => Certificates.Count + Items.Count + Units.Count + Laws.Count + People.Count == 0 && CheckCode is null;
}

/// <summary>What anybody may search, whoever asks.</summary>
public sealed class PublicSearch(ItemSearch items, UnitSearch units, LawRegister laws)
{
    private static readonly IReadOnlyList<ListKind> Kinds = [.. Enum.GetValues<ListKind>().Where(k => k != ListKind.Cancelled)];

    /// <summary>Items, units and laws of a day, at most so many of each. What is refused takes no more than half of the places: it has the most items, and nobody shall conclude that there is nothing else.</summary>
    public async Task<Findings> FindAsync(string sought, DateOnly today, int most) => new()
    {
        Items = Both(await items.FindAsync(sought, today, Kinds, most), await items.FindAsync(sought, today, [ListKind.Cancelled], most), most),
        Units = await units.FindAsync(sought, today, most),
        Laws = [.. (await laws.PageAsync(sought, kind: null, after: null, today, most)).Laws.Select(texts => InForce([.. texts.Select(t => t.Law)], today))],
    };

    private static IReadOnlyList<FoundItem> Both(IReadOnlyList<FoundItem> open, IReadOnlyList<FoundItem> refused, int most) =>
        [.. open.Take(Math.Max(most - refused.Count, (most + 1) / 2)), .. refused.Take(Math.Max(most - open.Count, most / 2))];

    /// <summary>Of the texts of a law, the newest first, the one in force; else the newest.</summary>
    private static Law InForce(IReadOnlyList<Law> texts, DateOnly today) => texts.FirstOrDefault(t => (t.InForceFrom is null || t.InForceFrom <= today) && !t.IsSupersededOn(today)) ?? texts[0];
}

/// <summary>One box for all parts: public things for anyone, an officer's parts by the rules of their own pages (settled S7, S33).</summary>
public sealed class PortalSearch(PublicSearch open, CertificateRegister register, PeopleQueries people, TimeProvider clock)
{
    /// <summary>How many of each part are shown; the part's own page has the rest.</summary>
    public const int Most = 6;

    /// <param name="sought">What was typed, without spaces around it.</param>
    /// <param name="officer">Who asks; null for a visitor.</param>
    public async Task<Findings> FindAsync(string sought, Officer? officer)
    {
        var found = await open.FindAsync(sought, Days.Today(clock), Most);
        return found with
        {
            CheckCode = CheckCode.TryNormalize(sought, out var code) ? code : null,
            Certificates = await CertificatesAsync(sought, officer),
            People = await PeopleAsync(sought, officer),
        };
    }

    private async Task<IReadOnlyList<RegisterRow>> CertificatesAsync(string sought, Officer? officer)
    {
        if (officer?.Passes(Policies.ReadCertificateRegister) != true) return [];
        var found = await register.RowsAsync(register.Sought(officer, sought), officer, Most);
        await register.NoteAsync(officer, found.Count);
        return found;
    }

    private async Task<IReadOnlyList<PersonRow>> PeopleAsync(string sought, Officer? officer)
    {
        if (officer?.Passes(Policies.SeePeople) != true) return [];
        return [.. (await people.SearchAsync(officer, sought, null)).Rows.Take(Most)];
    }
}
