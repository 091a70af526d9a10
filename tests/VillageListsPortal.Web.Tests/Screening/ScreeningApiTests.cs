using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using VillageListsPortal.Web.Features.Screening;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Screening;

/// <summary>POST /api/v1/screening (product.md, API; settled S18).</summary>
public sealed class ScreeningApiTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Path = "/api/v1/screening";

    [Fact]
    public async Task The_answer_names_what_is_crossed_at_its_place_in_the_text_as_sent()
    {
        const string title = "𠮷 工作通知";
        const string description = "通 知：\r\n　各村委会為辖区“违 建”拆除的责任主体。医保参保率由村委会负总责，签订责任书。";
        var answer = await ScreenAsync(new { title, description, villageRole = "协助" });
        Assert.Equal(["crossed", "shifted", "coveredBy", "defects"], answer.EnumerateObject().Select(p => p.Name));

        var crossed = answer.GetProperty("crossed").EnumerateArray().Single();
        Assert.Equal("FM-02", crossed.GetProperty("code").GetString());
        Assert.NotEmpty(crossed.GetProperty("basis").GetString()!);
        Assert.NotEmpty(crossed.GetProperty("lawfulBody").GetString()!);
        RequirePlace(title, description, crossed);
        Assert.Contains("“违 建”", crossed.GetProperty("clause").GetString(), StringComparison.Ordinal);
        var shifted = answer.GetProperty("shifted").EnumerateArray().ToList();
        Assert.NotEmpty(shifted);
        Assert.All(shifted, s => RequirePlace(title, description, s));
        Assert.Equal(["role-understated"], answer.GetProperty("defects").EnumerateArray().Select(d => d.GetString()));
    }

    [Fact]
    public async Task What_crosses_nothing_names_what_covers_it()
    {
        var answer = await ScreenAsync(new { title = "森林防火宣传", description = "请村委会协助开展森林防火宣传。", villageRole = "协助" });
        Assert.Empty(answer.GetProperty("crossed").EnumerateArray());
        Assert.Empty(answer.GetProperty("shifted").EnumerateArray());
        var covering = answer.GetProperty("coveredBy").EnumerateArray().Single();
        Assert.Equal("XZ-13", covering.GetProperty("code").GetString());
        Assert.InRange(covering.GetProperty("score").GetDouble(), 0.01, 1);
    }

    [Theory]
    [InlineData("{}", "description is needed")]
    [InlineData("""{"title":" ","description":""}""", "description is needed")]
    [InlineData("""{"title":"x","villageRole":"旁观"}""", "villageRole is one of")]
    [InlineData("""{"title":12}""", "")]
    [InlineData("""{"description":"\ud800"}""", "")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("{", "")]
    [InlineData("", "")]
    public async Task Bad_input_is_a_problem_with_details(string json, string detail)
    {
        using var visitor = portal.Visitor();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await visitor.PostAsync(Path, content);
        await RequireProblemAsync(answer, HttpStatusCode.BadRequest, detail);
    }

    [Fact]
    public async Task Too_long_and_too_large_are_refused()
    {
        using var visitor = portal.Visitor();
        using var title = await visitor.PostAsJsonAsync(Path, new { title = new string('长', ScreenText.LongestTitle + 1) });
        await RequireProblemAsync(title, HttpStatusCode.BadRequest, "title is longer");
        using var description = await visitor.PostAsJsonAsync(Path, new { description = new string('长', ScreenText.LongestText + 1) });
        await RequireProblemAsync(description, HttpStatusCode.BadRequest, "description is longer");
        using var large = await visitor.PostAsJsonAsync(Path, new { description = new string('长', 300_000) });
        await RequireProblemAsync(large, HttpStatusCode.RequestEntityTooLarge, "");
    }

    [Fact]
    public async Task What_is_no_json_is_refused()
    {
        using var visitor = portal.Visitor();
        using var content = new StringContent("title=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await visitor.PostAsync(Path, content);
        await RequireProblemAsync(answer, HttpStatusCode.UnsupportedMediaType, "");
    }

    [Theory]
    [InlineData("\u0000\u0001\ufffd")]
    [InlineData("。。。，，，")]
    [InlineData("👩‍👩‍👧‍👦村委会负责拆违👩‍👩‍👧‍👦")]
    public async Task Any_text_gets_an_answer(string description)
    {
        var answer = await ScreenAsync(new { title = "", description, villageRole = (string?)null });
        Assert.All(answer.GetProperty("crossed").EnumerateArray(), c => RequirePlace("", description, c));
        Assert.Contains("role-unstated", answer.GetProperty("defects").EnumerateArray().Select(d => d.GetString()));
    }

    [Fact]
    public async Task Who_asks_without_end_gets_429_and_when_to_come_again()
    {
        using var visitor = portal.VisitorElsewhere();
        for (var i = 0; i < 300; i++)
        {
            using var answer = await visitor.PostAsJsonAsync(Path, new { title = "x" });
            if (answer.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.NotNull(answer.Headers.RetryAfter);
            return;
        }

        Assert.Fail("300 requests in a moment were all answered.");
    }

    /// <summary>start and length count UTF-16 units of the text that part names.</summary>
    private static void RequirePlace(string title, string description, JsonElement finding)
    {
        var text = finding.GetProperty("part").GetString() == "title" ? title : description;
        Assert.Equal(finding.GetProperty("clause").GetString(), text.Substring(finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32()));
    }

    private static async Task RequireProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string detail)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(detail, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ScreenAsync(object question)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.PostAsJsonAsync(Path, question);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
