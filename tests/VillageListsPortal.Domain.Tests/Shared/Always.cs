using FsCheck;
using FsCheck.Fluent;

namespace VillageListsPortal.Domain.Tests.Shared;

/// <summary>A sentence that is true of every generated value.</summary>
internal static class Always
{
    /// <summary>How many values are tried: fewer where thousands of mutants each run the tests (eng/mutate.sh).</summary>
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_CASES"), out var cases) ? cases : 100;

    public static void Holds<T>(Gen<T> values, Func<T, bool> isTrue) =>
        Prop.ForAll(values.ToArbitrary(), isTrue).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
}
