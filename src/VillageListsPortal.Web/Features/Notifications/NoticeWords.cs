using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>A notice in the reader's language: the text <c>notice.{kind}</c> with number, title and what else its kind has; days as the language writes them.</summary>
public sealed class NoticeWords(IStringLocalizer<NoticeTexts> texts, Moments moments)
{
    private const int Places = 4;
    private const string ListPrefix = "list:";
    private const string OrderPrefix = "order:";

    /// <summary>An argument that is an emergency order: all that villages know it by, so that a correction says what it corrects.</summary>
    public static string Order(EmergencyOrder order) => string.Create(CultureInfo.InvariantCulture, $"{OrderPrefix}{order.Level?.ToString() ?? order.Ground.ToString()}|{order.Began:yyyy-MM-dd}|{order.Body}{order.Number}");

    public string Of(string kind, IReadOnlyList<string> arguments)
    {
        var words = new object[Places];
        for (var i = 0; i < Places; i++) words[i] = i < arguments.Count ? Word(arguments[i]) : "";
        return texts[$"notice.{kind}", words] is { ResourceNotFound: false } sentence ? sentence.Value : texts["unknown"].Value;
    }

    /// <summary>The number of a case or an item, which stands under the sentence; null where a notice begins with something else.</summary>
    public static string? NumberOf(Notice notice) =>
        notice.Arguments is [{ Length: > 3 } first, ..] && char.IsAsciiLetterUpper(first[0]) && char.IsAsciiLetterUpper(first[1]) && first[2] == '-' ? first : null;

    public string Of(Notice notice) => Of(notice.Kind, notice.Arguments);

    /// <summary>Names of lists are words of the interface: list:Autonomy. So are ground, level and day of an order.</summary>
    private string Word(string argument) => argument.StartsWith(OrderPrefix, StringComparison.Ordinal) ? OrderOf(argument[OrderPrefix.Length..].Split('|', 3)) : argument.StartsWith(ListPrefix, StringComparison.Ordinal) ? texts["list." + argument[ListPrefix.Length..]]
        : DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? moments.Of(day) : argument;

    private string OrderOf(string[] said) => said is [var ground, var began, var name] ? texts["order", name, texts["order." + ground].Value, Word(began)] : texts["unknown"];
}
