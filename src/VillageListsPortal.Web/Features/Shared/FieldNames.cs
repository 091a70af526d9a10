using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>
/// What the fields of the page are called on it. The summary of what is wrong stands above them and is the last thing to be written:
/// by then each field has said its id and its label, so that every line names the field as the form does and leads to it (WCAG 3.3.1).
/// </summary>
public sealed class FieldNames
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Address, string Label)> elsewhere = new(StringComparer.Ordinal);

    /// <summary>The legend of the group of choices that is being written; null outside of one.</summary>
    public string? Legend { get; set; }

    /// <summary>A field of the page; of a group of choices the first one is the one to go to.</summary>
    /// <param name="name">The name that the form sends.</param>
    /// <param name="id">The id of the element.</param>
    /// <param name="label">What it is called, where no label element says it.</param>
    public void Field(string name, string id, string? label)
    {
        if (ids.TryAdd(name, id) && label is not null) labels[id] = label;
    }

    /// <summary>What the label of a field says.</summary>
    public void Label(string id, string label) => labels.TryAdd(id, label);

    /// <summary>A field that stands on another page: a step of a long form that is sent by its last.</summary>
    public void Elsewhere(string name, string address, string label) => elsewhere[name] = (address, label);

    /// <summary>Where a line of the summary leads.</summary>
    public IHtmlContent Address(string name) => new Later(() => new HtmlContentBuilder().Append(
        ids.TryGetValue(name, out var id) ? "#" + id : elsewhere.TryGetValue(name, out var there) ? there.Address : "#" + IdOf(name)));

    /// <summary>A line of the summary.</summary>
    /// <param name="name">The field.</param>
    /// <param name="sentence">What is wrong with it.</param>
    /// <param name="named">Puts the name of the field and the sentence together, in the language of the page.</param>
    public IHtmlContent Line(string name, string sentence, Func<string, string> named) => new Later(() => Chinese.Marked(Called(name) is { } label ? named(label) : sentence));

    private string? Called(string name) => ids.TryGetValue(name, out var id) ? labels.GetValueOrDefault(id)
        : elsewhere.TryGetValue(name, out var there) ? there.Label
        : labels.GetValueOrDefault(IdOf(name));

    private static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>Written when the page is sent, not when it is made.</summary>
    private sealed class Later(Func<IHtmlContent> content) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            content().WriteTo(writer, encoder);
        }
    }
}
