using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Marker of the texts of broken rules; keys are the codes of <see cref="RuleViolationException"/>.</summary>
public sealed class RuleTexts;

/// <summary>Marker of the texts used on every page: shell, roles, states, errors.</summary>
public sealed class SharedTexts;

/// <summary>The sentence a person reads when a rule is broken.</summary>
public sealed class RuleMessages(IStringLocalizer<RuleTexts> rules, IStringLocalizer<SharedTexts> shared, Moments moments)
{
    public string Of(RuleViolationException broken)
    {
        var arguments = broken.Arguments.Select(a => a switch
        {
            Enum e => shared[$"{e.GetType().Name}.{e}"].Value,
            DateOnly d => moments.Of(d),
            IFormattable f => f.ToString(null, CultureInfo.CurrentCulture),
            _ => a.ToString() ?? "",
        }).ToArray<object>();
        return rules[broken.Code, arguments].Value;
    }

    /// <summary>A reason kept in the database is a rule's code or a person's own words.</summary>
    public string OfCode(string codeOrWords)
    {
        var found = rules[codeOrWords];
        return found.ResourceNotFound ? codeOrWords : found.Value;
    }
}
