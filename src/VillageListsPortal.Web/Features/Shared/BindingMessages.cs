using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>What a field says that cannot be read, in the language of the page.</summary>
public sealed class BindingMessages(IStringLocalizer<SharedTexts> texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var m = options.ModelBindingMessageProvider;
        m.SetAttemptedValueIsInvalidAccessor((_, _) => texts["binding.invalid"]);
        m.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["binding.invalid"]);
        m.SetUnknownValueIsInvalidAccessor(_ => texts["binding.invalid"]);
        m.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["binding.invalid"]);
        m.SetValueIsInvalidAccessor(_ => texts["binding.invalid"]);
        m.SetValueMustBeANumberAccessor(_ => texts["binding.number"]);
        m.SetNonPropertyValueMustBeANumberAccessor(() => texts["binding.number"]);
        m.SetValueMustNotBeNullAccessor(_ => texts["binding.missing"]);
        m.SetMissingBindRequiredValueAccessor(_ => texts["binding.missing"]);
        m.SetMissingKeyOrValueAccessor(() => texts["binding.missing"]);
        m.SetMissingRequestBodyRequiredValueAccessor(() => texts["binding.missing"]);
    }
}
