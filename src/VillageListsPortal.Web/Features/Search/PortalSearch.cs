using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Features.Certificates;
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

    /// <summary>Officers, for who manages them.</summary>
    public IReadOnlyList<PersonRow> People { get; init; } = [];

    /// <summary>The check code that was typed, to be checked like any visitor would; null where it was none.</summary>
    public string? CheckCode { get; init; }

    public bool Nothing => Certificates.Count + Items.Count + Units.Count + People.Count == 0 && CheckCode is null;
}

/// <summary>One box for all parts: public things for anyone, an officer's parts by the rules of their own pages (settled S7, S33).</summary>
public sealed class PortalSearch(ItemSearch items, UnitSearch units, CertificateRegister register, PeopleQueries people, TimeProvider clock)
{
    /// <summary>How many of each part are shown; the part's own page has the rest.</summary>
    public const int Most = 6;

    private static readonly IReadOnlyList<ListKind> Kinds = Enum.GetValues<ListKind>();

    /// <param name="sought">What was typed, without spaces around it.</param>
    /// <param name="officer">Who asks; null for a visitor.</param>
    public async Task<Findings> FindAsync(string sought, Officer? officer)
    {
        var today = Days.Today(clock);
        return new Findings
        {
            CheckCode = CheckCode.TryNormalize(sought, out var code) ? code : null,
            Certificates = await CertificatesAsync(sought, officer),
            Items = await items.FindAsync(sought, today, Kinds, Most),
            Units = await units.FindAsync(sought, today, Most),
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
