using System.Globalization;
using VillageListsPortal.Domain.Admissions;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The files of a request or an answer.</summary>
/// <param name="AdmissionId">The admission.</param>
/// <param name="Files">The files.</param>
/// <param name="MayRemove">Whether they can still be removed.</param>
public sealed record FilesView(Guid AdmissionId, IReadOnlyList<Attachment> Files, bool MayRemove)
{
    private const double Kibi = 1024;

    /// <summary>E.g. 1.2 MB.</summary>
    public static string SizeOf(int bytes) => bytes < Kibi * Kibi
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / Kibi):0} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Kibi / Kibi:0.0} MB");
}
