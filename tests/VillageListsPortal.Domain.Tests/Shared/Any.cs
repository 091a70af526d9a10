using FsCheck;
using FsCheck.Fluent;

namespace VillageListsPortal.Domain.Tests.Shared;

/// <summary>Generators that several tests use.</summary>
internal static class Any
{
    public static Gen<DateOnly> Day(DateOnly from, DateOnly to) =>
        Gen.Choose(from.DayNumber, to.DayNumber).Select(DateOnly.FromDayNumber);

    public static Gen<byte[]> Bytes(int length) =>
        Gen.ArrayOf(Gen.Choose(0, byte.MaxValue).Select(one => (byte)one), length);

    /// <summary>Any UTF-16 units at all, lone surrogates and controls too.</summary>
    public static Gen<string> Text(int longest) =>
        from length in Gen.Choose(0, longest)
        from units in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 0xFF), Gen.Choose(0, 0xFFFF), Gen.Choose(0xD800, 0xDFFF)), length)
        select new string([.. units.Select(unit => (char)unit)]);
}
