using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Lists.Public;

/// <summary>One item of a list with all that is known of it.</summary>
[AllowAnonymous]
public sealed class ItemModel(ListQueries queries, ItemFacts facts, FieldWords words, IAuthorizationService authorization, TimeProvider clock) : ListPageModel(clock)
{
    public ListKind Kind { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ItemView> Versions { get; private set; } = [];

    /// <summary>The versions, the newest first, each with what it changed against the one before.</summary>
    public IEnumerable<VersionRow> History => Versions.Select((v, i) => i + 1 < Versions.Count
        ? new VersionRow(v, Versions[i + 1].Item, words.Of(ItemDifference.Between(Versions[i + 1].Item, v.Item)))
        : new VersionRow(v, null, []));

    /// <summary>The version in force on the day, or the newest.</summary>
    public ItemView Shown { get; private set; } = null!;

    public bool InForce { get; private set; }

    /// <summary>Whether the reader could confirm the row; the page of that says what stands in the way.</summary>
    public bool MayConfirm { get; private set; }

    public IReadOnlyList<Fact> Facts => facts.All(Shown.Item);

    public async Task<IActionResult> OnGetAsync(string kind, string code)
    {
        if (ListKinds.Parse(kind) is not { } known) return NotFound();
        Kind = known;
        Versions = await queries.VersionsAsync(Kind, code, Day);
        if (Versions.Count == 0) return NotFound();
        Shown = Versions.FirstOrDefault(v => v.Item.InForceOn(Day)) ?? Versions[0];
        InForce = Shown.Item.InForceOn(Day);
        MayConfirm = Shown.Item.InForceOn(Today)
            && !Shown.Item.Provenance.IsTheDistricts()
            && (await authorization.AuthorizeAsync(User, Policies.ConfirmListItems)).Succeeded;
        return Answer();
    }
}

/// <summary>A version with what it changed.</summary>
/// <param name="Version">The version.</param>
/// <param name="Before">The one before; null for the first.</param>
/// <param name="Changes">The fields that differ from it.</param>
public sealed record VersionRow(ItemView Version, ListItem? Before, IReadOnlyList<ShownChange> Changes);
