using FsCheck;
using FsCheck.Fluent;

namespace VillageListsPortal.Domain.Tests.Shared;

/// <summary>A sentence that is true of every generated value.</summary>
internal static class Always
{
    public static void Holds<T>(Gen<T> values, Func<T, bool> isTrue) =>
        Prop.ForAll(values.ToArbitrary(), isTrue).QuickCheckThrowOnFailure();
}
