using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using VillageListsPortal.Domain.Tests.Shared;
using VillageListsPortal.Domain.Verification;

namespace VillageListsPortal.Domain.Tests.Verification;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Keys_are_sorted_by_their_UTF16_units_as_in_the_example_of_RFC_8785()
    {
        var content = new Dictionary<string, object?>
        {
            ["\u20ac"] = "Euro Sign",
            ["\r"] = "Carriage Return",
            ["\ufb33"] = "Hebrew Letter Dalet With Dagesh",
            ["1"] = "One",
            ["\ud83d\ude00"] = "Emoji: Grinning Face",
            ["\u0080"] = "Control",
            ["\u00f6"] = "Latin Small Letter O With Diaeresis",
        };

        Assert.Equal("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
            + "\"€\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}", CanonicalJson.Write(content));
    }

    [Fact]
    public void Only_what_must_be_escaped_is_escaped() =>
        Assert.Equal("\"€$\\u000f\\nA'B\\\"\\\\\\\"/<&>\\b\\t\\f\\r\u007f\"", CanonicalJson.Write("€$\u000F\nA'B\"\\\"/<&>\b\t\f\r\u007f"));

    [Fact]
    public void Nested_content_is_written_without_white_space()
    {
        var content = new Dictionary<string, object?>
        {
            ["b"] = new object?[] { 1, -2L, true, false, null, "村" },
            ["a"] = new Dictionary<string, string> { ["z"] = "1", ["y"] = "2" },
            ["c"] = new JsonObject { ["n"] = 0, ["m"] = new JsonArray() },
        };

        Assert.Equal("""{"a":{"y":"2","z":"1"},"b":[1,-2,true,false,null,"村"],"c":{"m":[],"n":0}}""", CanonicalJson.Write(content));
    }

    [Fact]
    public void The_same_content_has_the_same_hash_from_a_dictionary_a_node_and_parsed_text()
    {
        var content = new Dictionary<string, object?> { ["name"] = "陈春梅", ["days"] = 30, ["ok"] = true, ["persons"] = new[] { "陈春梅", "何静" } };
        var node = new JsonObject { ["ok"] = true, ["days"] = (byte)30, ["name"] = "陈春梅", ["persons"] = new JsonArray("陈春梅", "何静") };
        const string text = """ { "ok" : true, "name": "\u9648春梅", "days":30, "persons": [ "陈春梅", "何静" ] } """;

        var hash = CanonicalJson.Sha256(content);

        Assert.Equal(hash, CanonicalJson.Sha256(node));
        Assert.Equal(hash, CanonicalJson.Sha256(JsonNode.Parse(text)));
        Assert.Equal(hash, CanonicalJson.Sha256(JsonDocument.Parse(text).RootElement));
    }

    [Fact]
    public void The_hash_is_SHA256_of_the_UTF8_text() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.Sha256(new JsonObject())); // of {}

    public static TheoryData<object> Refused() => new()
    {
        1.5, 1m, ulong.MaxValue, 9_007_199_254_740_992, -9_007_199_254_740_992, new DateOnly(2026, 1, 1), Guid.Empty, 'c', "\uD800", "\uDC00",
        "a\uD83D", new Dictionary<string, object?> { ["\uD800"] = 1 }, new Dictionary<int, string> { [1] = "" },
        JsonDocument.Parse("""{"a":1,"a":2}""").RootElement, JsonDocument.Parse("1.5").RootElement,
        JsonDocument.Parse("\"\\ud800\"").RootElement, JsonValue.Create(1.5), Deep(),
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_has_no_canonical_form_is_refused(object content) =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write(content));

    [Fact]
    public void What_is_written_is_JSON_that_reads_back_to_itself() => Always.Holds(
        from keys in Gen.ArrayOf(Any.Text(4).Where(text => Domain.Shared.SafeText.IsSafe(text)), 3)
        from number in Gen.Choose(int.MinValue, int.MaxValue)
        select keys.Distinct().ToDictionary(key => key, key => (object?)new object[] { key, number }, StringComparer.Ordinal),
        content =>
        {
            var text = CanonicalJson.Write(content);
            return CanonicalJson.Write(JsonNode.Parse(text)) == text
                && JsonDocument.Parse(text).RootElement.EnumerateObject().All(member => member.Value[0].GetString() == member.Name);
        });

    private static object Deep() => Enumerable.Range(0, 100).Aggregate((object)0, (inner, _) => new[] { inner });
}
