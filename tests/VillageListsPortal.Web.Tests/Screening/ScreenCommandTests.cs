using System.Text;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Features.Screening;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Tests.Screening;

/// <summary>The command <c>screen</c> (product.md; settled S18). It needs no database.</summary>
public sealed class ScreenCommandTests : IDisposable
{
    private const string Header = "id,title_zh,description_zh,village_role_zh,note";

    private readonly string folder = Directory.CreateTempSubdirectory("screen").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task All_columns_are_kept_and_two_added()
    {
        await ScreenAsync($"{Header}\n1,拆违,\"各村负责违建拆除,\"\"月底\"\"前完成。\",协助, a \n2,普法,请村委会宣传民法典。,协助,\n");
        Assert.Equal($"{Header},predicted_crossed,predicted_covered_by\n1,拆违,\"各村负责违建拆除,\"\"月底\"\"前完成。\",协助, a ,FM-02,\n2,普法,请村委会宣传民法典。,协助,,,ZZ-18\n", Written());
    }

    [Fact]
    public async Task Byte_order_mark_and_line_ends_stay_as_they_were()
    {
        await ScreenAsync($"\uFEFF{Header}\r\n1,a,b,无,\"x\r\ny\"\r\n");
        Assert.Equal($"\uFEFF{Header},predicted_crossed,predicted_covered_by\r\n1,a,b,无,\"x\r\ny\",,\r\n", Written());
    }

    [Fact]
    public async Task Codes_are_joined_in_order_and_a_second_run_changes_nothing()
    {
        await ScreenAsync($"{Header}\n1,,各村负责招商引资和违建拆除。,协助,\n");
        var once = Written();
        Assert.Contains(",FM-02;FM-05,", once, StringComparison.Ordinal);
        await ScreenAsync(once);
        Assert.Equal(once, Written());
    }

    [Theory]
    [InlineData("", "columns are missing")]
    [InlineData("title_zh,description_zh\na,b\n", "village_role_zh")]
    [InlineData("title_zh,description_zh,village_role_zh\na,b\n", "line 2: 2 columns instead of 3")]
    [InlineData("title_zh,description_zh,village_role_zh\n\"a,b,c\n", "do not pair up")]
    public async Task A_file_that_is_no_such_table_is_refused_in_a_sentence(string text, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<CommandException>(() => ScreenAsync(text));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused()
    {
        await File.WriteAllBytesAsync(In, [0xD6, 0xD0, 0x0A]);
        Assert.Contains("not in UTF-8", (await Assert.ThrowsAsync<CommandException>(() => RunAsync(In, "--out", Out))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is none.csv", "--out", "x.csv")]
    [InlineData("--out", "x.csv")]
    [InlineData("--db", "x", "--out", "x.csv")]
    public async Task Arguments_that_are_missing_or_unknown_are_told(params string[] arguments) =>
        await Assert.ThrowsAsync<CommandException>(() => RunAsync(arguments));

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told()
    {
        await File.WriteAllTextAsync(In, $"{Header}\n");
        Assert.Contains("cannot be written", (await Assert.ThrowsAsync<CommandException>(() => RunAsync(In, "--out", Path.Combine(folder, "none", "x.csv")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_are_told_in_lines()
    {
        var figures = ScreenCommand.Figures(ScreeningMeasure.Of(new Screener(Vocabulary.Standard, ScreeningReference.Items()), ScreeningReference.Cases()));
        foreach (var line in new[] { "crossed, exact code sets: precision ", "crossed, any crossing: ", "crossed, all codes: ", "crossed, FM-07: ", "covered_by: " })
        {
            Assert.Contains(line, figures, StringComparison.Ordinal);
        }
    }

    [Fact] // the test bench shows them
    public void The_labelled_cases_ship_with_the_portal() => Assert.Equal((140, 297), (ScreeningReference.Cases("dev").Count, ScreeningReference.Cases("own-cases").Count));

    private string In => Path.Combine(folder, "in.csv");

    private string Out => Path.Combine(folder, "out.csv");

    private string Written() => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetString(File.ReadAllBytes(Out));

    private async Task ScreenAsync(string text)
    {
        await File.WriteAllTextAsync(In, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Equal(0, await RunAsync(In, "--out", Out));
    }

    private static Task<int> RunAsync(params string[] arguments) => ScreenCommand.RunAsync(CommandContext.Read("screen", ["screen", .. arguments]));
}
