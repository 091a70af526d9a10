using System.Text.Json;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>All that can be seen of an admission, its consultations and its events, as text.</summary>
internal static class Snapshot
{
    public static string Of(Admission admission) => JsonSerializer.Serialize(admission);

    /// <summary>The code of the refusal; and whatever is refused has changed nothing.</summary>
    public static string Refused(this Admission admission, Action call)
    {
        var before = Of(admission);
        var code = Refusal.Code(call);
        Assert.Equal(before, Of(admission));
        return code;
    }

    /// <summary>Tries; what is refused has changed nothing.</summary>
    /// <returns>The code of the refusal; null where it was done.</returns>
    public static string? Try(this Admission admission, Action call)
    {
        var before = Of(admission);
        try
        {
            call();
            return null;
        }
        catch (RuleViolationException broken)
        {
            Assert.Equal(before, Of(admission));
            return broken.Code;
        }
    }
}
