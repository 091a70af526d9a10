using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

public sealed class ListApiTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(ListKind.Autonomy, 23)]
    [InlineData(ListKind.Assistance, 27)]
    [InlineData(ListKind.Negative, 7)]
    [InlineData(ListKind.Certificate, 7)]
    [InlineData(ListKind.Cancelled, 35)]
    public async Task A_list_is_given_as_of_a_day_with_its_edition(ListKind kind, int count)
    {
        using var visitor = portal.Visitor();
        var list = await visitor.JsonAsync($"/api/v1/lists/{kind.Slug()}?on=2025-06-01");

        Assert.Equal((kind.Slug(), "2025-06-01", 1), (list.GetProperty("list").GetString(), list.GetProperty("on").GetString(), list.GetProperty("edition").GetInt32()));
        Assert.Equal(count, list.GetProperty("items").GetArrayLength());
        Assert.All(list.GetProperty("items").EnumerateArray(), i => Assert.Equal(JsonValueKind.Object, i.GetProperty(kind.Slug()).ValueKind));
    }

    [Fact]
    public async Task Before_the_first_day_there_is_no_edition_and_no_item()
    {
        using var visitor = portal.Visitor();
        var list = await visitor.JsonAsync("/api/v1/lists/certificate?on=2024-12-31");

        Assert.Equal(0, list.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, list.GetProperty("edition").ValueKind);
    }

    [Fact]
    public async Task An_item_tells_its_laws_and_whether_its_basis_holds()
    {
        using var visitor = portal.Visitor();
        var before = await visitor.JsonAsync("/api/v1/lists/autonomy/ZZ-01?on=2025-12-31");
        var after = await visitor.JsonAsync("/api/v1/lists/autonomy/ZZ-01?on=2026-01-01");
        var rank = await visitor.JsonAsync("/api/v1/lists/certificate/ZM-04");

        Assert.False(before.GetProperty("basisUnderReview").GetBoolean());
        Assert.True(after.GetProperty("basisUnderReview").GetBoolean());
        Assert.Contains(after.GetProperty("laws").EnumerateArray(), l => l.GetProperty("superseded").GetBoolean() && l.GetProperty("state").GetString() == "superseded");
        Assert.True(rank.GetProperty("basisRankInsufficient").GetBoolean());
        Assert.Equal("published-guide", rank.GetProperty("provenance").GetString());
        Assert.False(rank.GetProperty("awaitsConfirmation").GetBoolean()); // only what was drafted from the law
        Assert.True(before.GetProperty("awaitsConfirmation").GetBoolean() == (before.GetProperty("provenance").GetString() == "drafted"));
    }

    [Theory]
    [InlineData("/api/v1/lists/other", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/lists/certificate/ZM-99", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/lists/certificate/ZM-01?on=2024-12-31", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/lists/certificate?on=tomorrow", HttpStatusCode.BadRequest)]
    public async Task What_is_wrong_is_a_problem_document(string path, HttpStatusCode status)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((int)status, (int)problem["status"]!);
    }
}
