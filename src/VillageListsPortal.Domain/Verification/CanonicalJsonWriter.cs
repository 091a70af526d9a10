using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VillageListsPortal.Domain.Verification;

/// <summary>Writes one content; see <see cref="CanonicalJson"/>.</summary>
internal sealed class CanonicalJsonWriter
{
    private const int MaxDepth = 64;
    private const long MaxWhole = 9_007_199_254_740_991; // what every JSON reader takes without loss (RFC 7493)
    private readonly StringBuilder text = new();

    /// <summary>Writes a value and all it holds.</summary>
    public void Write(object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new ArgumentException("Content is nested too deeply.", nameof(value));
        if (!TryScalar(value))
            Structure(value!, depth + 1);
    }

    /// <summary>What has been written.</summary>
    public override string ToString() => text.ToString();

    private bool TryScalar(object? value)
    {
        switch (value)
        {
            case null or JsonElement { ValueKind: JsonValueKind.Null }:
                text.Append("null");
                return true;
            case bool flag:
                text.Append(flag ? "true" : "false");
                return true;
            case string words:
                Words(words);
                return true;
            case sbyte or byte or short or ushort or int or uint or long:
                Whole(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private void Structure(object value, int depth)
    {
        switch (value)
        {
            case JsonElement element:
                Element(element, depth);
                break;
            case JsonValue leaf:
                Write(leaf.GetValue<object>(), depth);
                break;
            case var _ when MembersOf(value) is { } members:
                Members(members, depth);
                break;
            case IEnumerable items:
                Items(items, depth);
                break;
            default:
                throw new ArgumentException($"{value.GetType().Name} has no canonical form.", nameof(value));
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>>? MembersOf(object value) => value switch
    {
        IReadOnlyDictionary<string, object?> members => members,
        JsonObject node => node.Select(member => KeyValuePair.Create(member.Key, (object?)member.Value)),
        IDictionary entries => entries.Keys.Cast<object>().Select(key => KeyValuePair.Create(Key(key), entries[key])),
        _ => null,
    };

    private void Element(JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Members(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, (object?)member.Value)), depth);
                break;
            case JsonValueKind.Array:
                Items(element.EnumerateArray(), depth);
                break;
            case JsonValueKind.String:
                Words(Decoded(element));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                TryScalar(element.GetBoolean());
                break;
            case JsonValueKind.Number when element.TryGetInt64(out var whole):
                Whole(whole);
                break;
            default:
                throw new ArgumentException($"{element.ValueKind} has no canonical form.", nameof(element));
        }
    }

    private void Members(IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        string? last = null;
        text.Append('{');
        foreach (var (key, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (last == key)
                throw new ArgumentException($"Key given twice: {key}", nameof(members));
            if (last is not null)
                text.Append(',');
            Words(key);
            text.Append(':');
            Write(value, depth);
            last = key;
        }

        text.Append('}');
    }

    private void Items(IEnumerable items, int depth)
    {
        var isFirst = true;
        text.Append('[');
        foreach (var item in items)
        {
            if (!isFirst)
                text.Append(',');
            Write(item, depth);
            isFirst = false;
        }

        text.Append(']');
    }

    private void Whole(long number)
    {
        if (number is < -MaxWhole or > MaxWhole)
            throw new ArgumentException("Whole numbers go up to 2^53 - 1.", nameof(number));
        text.Append(number.ToString(CultureInfo.InvariantCulture));
    }

    private void Words(string words)
    {
        text.Append('"');
        for (var at = 0; at < words.Length; at++)
        {
            if (!Rune.TryGetRuneAt(words, at, out var rune))
                throw new ArgumentException("Lone surrogate.", nameof(words));
            Character(words[at]);
            if (!rune.IsBmp)
                text.Append(words[++at]);
        }

        text.Append('"');
    }

    private void Character(char character) => _ = character switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\t' => text.Append("\\t"),
        '\n' => text.Append("\\n"),
        '\f' => text.Append("\\f"),
        '\r' => text.Append("\\r"),
        < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
        _ => text.Append(character),
    };

    private static string Key(object key) => key as string ?? throw new ArgumentException("Keys are strings.", nameof(key));

    private static string Decoded(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new ArgumentException("Lone surrogate.", nameof(element), broken);
        }
    }
}
