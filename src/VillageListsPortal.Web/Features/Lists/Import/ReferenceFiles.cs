namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>The data files that lie beside the assembly (Reference/README.md).</summary>
public static class ReferenceFiles
{
    /// <summary>Opens a file below Reference, e.g. <c>lists/synonyms.csv</c>.</summary>
    public static TextReader Open(string path) => File.OpenText(Path.Combine(AppContext.BaseDirectory, "Reference", path));

    /// <summary>The reference file of a list.</summary>
    public static string PathOf(Domain.Lists.ListKind kind) => kind switch
    {
        Domain.Lists.ListKind.Certificate => "lists/certificates.csv",
        Domain.Lists.ListKind.Cancelled => "lists/certificates-cancelled.csv",
        _ => $"lists/{kind.ToString().ToLowerInvariant()}.csv",
    };
}
