using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>Lists in addresses: <c>/lists/certificate</c>.</summary>
public static class ListKinds
{
    /// <summary>Certificates of both kinds: what the front page and the issuing page search.</summary>
    public static readonly IReadOnlyList<ListKind> Certificates = [ListKind.Certificate, ListKind.Cancelled];

    /// <summary>The list of an address, or null.</summary>
    public static ListKind? Parse(string? slug)
    {
        foreach (var kind in Enum.GetValues<ListKind>())
        {
            if (Slug(kind) == slug) return kind;
        }

        return null;
    }

    public static string Slug(this ListKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The page of an item; a certificate kept has its guide.</summary>
    public static string Href(string code) => ItemCode.KindOf(code) is { } kind ? kind == ListKind.Certificate ? $"/guides/{code}" : $"/lists/{kind.Slug()}/{code}" : "/";
}
