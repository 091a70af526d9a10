using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QRCoder;
using VillageListsPortal.Pdf.Qr;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>ISO/IEC 18004: beside another implementation, module by module. Which mask is the best may be weighed a little differently; all of them are right.</summary>
public sealed class QrModulesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)] // version 2 begins
    [InlineData(106)]
    [InlineData(107)] // 7: version information
    [InlineData(180)]
    [InlineData(181)] // 10: two bytes of length
    [InlineData(224)] // a token
    [InlineData(1000)]
    [InlineData(2331)] // 40, full
    public void A_code_of_any_length_is_that_of_another_implementation(int length)
    {
        var text = new string([.. Enumerable.Range(0, length).Select(i => (char)('!' + i * 7 % 90))]);
        AssertLikeTheOther(text);
    }

    [Fact]
    public void Any_text_gives_the_code_of_another_implementation() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>().Filter(t => t.Get.All(c => !char.IsSurrogate(c))), text => AssertLikeTheOther(text.Get)));

    [Fact]
    public void The_mask_chosen_reads_best()
    {
        const string Text = "https://lists.example.gov.cn/v/AQABB6sIAZMAAABwcIAAAAAAAAAAdHJ";
        var chosen = QrModules.Of(Text);
        var all = Enumerable.Range(0, QrLayout.Masks).Select(mask => QrModules.With(Text, mask)).ToList();
        var least = all.Min(g => g.Penalty());
        Assert.Contains(all, g => g.Penalty() == least && Same(g, chosen));
    }

    [Theory]
    [InlineData("#####", 3)] // a run of five
    [InlineData("#######", 5)]
    [InlineData("####.####", 0)]
    [InlineData("#.###.#....", 40)] // like a finder, light after it
    [InlineData("....#.###.#", 40)]
    public void Penalties_are_those_of_the_standard(string dark, int expected)
    {
        // In a grid where nothing else counts: the other rows and columns change with every module.
        var grid = new QrGrid(21);
        for (var row = 0; row < 21; row++)
        {
            for (var column = 0; column < 21; column++)
            {
                if ((row + column) % 2 == 0) grid.Turn(row, column);
            }
        }

        var without = grid.Penalty();
        for (var column = 0; column < dark.Length; column++)
        {
            if (grid.IsDark(0, column + 5) != (dark[column] == '#')) grid.Turn(0, column + 5);
        }

        Assert.InRange(grid.Penalty() - without, expected, expected + 30); // what joins at the ends and below
    }

    [Fact]
    public void A_text_too_long_is_refused() =>
        Assert.Throws<ArgumentException>(() => QrModules.Of(new string('x', 2332)));

    private static void AssertLikeTheOther(string text)
    {
        using var generator = new QRCodeGenerator();
        using var other = generator.CreateQrCode(Encoding.UTF8.GetBytes(text), QRCodeGenerator.ECCLevel.M);
        var modules = new bool[other.ModuleMatrix.Count, other.ModuleMatrix.Count];
        for (var row = 0; row < other.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < other.ModuleMatrix.Count; column++)
            {
                modules[row, column] = other.ModuleMatrix[row][column];
            }
        }

        Assert.Single(Enumerable.Range(0, QrLayout.Masks), mask => Same(QrModules.With(text, mask), modules));
    }

    private static bool Same(QrGrid grid, bool[,] modules)
    {
        if (grid.Side + 2 * QrModules.QuietZone != modules.GetLength(0)) return false;
        for (var row = 0; row < grid.Side; row++)
        {
            for (var column = 0; column < grid.Side; column++)
            {
                if (grid.IsDark(row, column) != modules[row + QrModules.QuietZone, column + QrModules.QuietZone]) return false;
            }
        }

        return true;
    }
}
