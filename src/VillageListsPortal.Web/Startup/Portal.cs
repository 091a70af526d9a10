using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features;
using VillageListsPortal.Web.Features.Notifications;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Startup;

/// <summary>Puts one district's portal together. Tests and the serve command build the same one.</summary>
public static class Portal
{
    public static WebApplication Build(PortalSettings settings, string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Portal).Assembly.GetName().Name,
            ContentRootPath = ContentRoot(),
        });
        builder.WebHost.UseStaticWebAssets(); // from source: the compressed files lie in obj; published, this does nothing
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateOnBuild, o.ValidateScopes) = (true, true));
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = BodyLimit.Form);
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o => (o.ValueCountLimit, o.KeyLengthLimit) = (1024, 256));
        builder.Services.AddSingleton(settings);
        builder.AddPortalLogging(settings);
        AddData(builder.Services, settings);
        AddSecurity(builder.Services, settings);
        AddPages(builder.Services);
        builder.Services.AddParts();
        adjust?.Invoke(builder);
        var app = builder.Build();
        Pipeline.Use(app, settings);
        return app;
    }

    public static void AddData(IServiceCollection services, PortalSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton(new FieldCipher(Keyring.Parse(settings.EncryptionKeys)));
        services.AddSingleton(_ => new Keyring(settings.SigningKeys));
        services.AddSingleton<RequestTrace>().AddSingleton<ReviewInterceptor>().AddSingleton<NoticeInterceptor>().AddSingleton<JournalInterceptor>().AddSingleton<ApplicantIndexInterceptor>().AddSingleton<UnitIndexInterceptor>().AddSingleton<AdmissionGramsInterceptor>().AddSingleton<PlanAnewInterceptor>().AddScoped<Idempotency>().AddScoped<StampsRead>();
        services.AddSingleton(_ => Npgsql.NpgsqlDataSource.Create(Connection(settings)));
        services.AddSingleton<PortalModel>();
        services.AddDbContextPool<PortalDb>((sp, o) => sp.GetRequiredService<PortalModel>().Use(o) // a context is made of some hundred objects, which the next request uses again
            .AddInterceptors(sp.GetRequiredService<ReviewInterceptor>(), sp.GetRequiredService<NoticeInterceptor>(), sp.GetRequiredService<JournalInterceptor>(), sp.GetRequiredService<ApplicantIndexInterceptor>(), sp.GetRequiredService<UnitIndexInterceptor>(), sp.GetRequiredService<AdmissionGramsInterceptor>(), sp.GetRequiredService<PlanAnewInterceptor>()));
        services.AddSingleton(_ => new PdfEngine(Fonts(settings)));
    }

    /// <summary>
    /// Statements used often are prepared: planning the queries of a session and a case takes the database longer than answering them. A
    /// connection is not reset before its next use, because nothing is left behind in one: no setting, no lock, no temporary table outlives
    /// its transaction. What the operator's own connection string says comes later and wins.
    /// </summary>
    private static string Connection(PortalSettings settings) => $"Max Auto Prepare=64;No Reset On Close=true;{settings.AppConnection}";

    /// <summary>The shipped faces, or a district's own 仿宋 and 小标宋.</summary>
    public static FontSet Fonts(PortalSettings settings) => settings.BodyFont is { } body
        ? FontSet.Load(body, body, settings.TitleFont, null)
        : FontSet.LoadDefault(settings.TitleFont);

    private static void AddSecurity(IServiceCollection services, PortalSettings settings)
    {
        services.AddDataProtection().SetApplicationName($"village-lists-{settings.DistrictCode}")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM }); // one pass instead of CBC and HMAC; every cookie and form passes here
        services.AddSingleton<DatabaseKeyRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseKeyRepository>((o, repository) => o.XmlRepository = repository);
        services.AddIdentityCore<Account>(IdentityRules).AddEntityFrameworkStores<PortalDb>().AddPasswordValidator<PasswordRules>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, o => SessionCookie.Configure(o, settings));
        services.AddSingleton<SessionEvents>().AddSingleton<SessionQuery>();
        services.AddAuthorization(Policies.Add);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "portal.form";
            o.Cookie.SecurePolicy = settings.Demonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
    }

    /// <summary>Passwords of 12 and more (NIST SP 800-63B: length, no character classes); PasswordRules refuses the common ones, SignInAttempts locks.</summary>
    public static void IdentityRules(IdentityOptions o)
    {
        o.Password.RequiredLength = 12;
        (o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (false, false, false, false);
        o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddLocalization();
        services.AddWebEncoders(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // Chinese as it is, half the bytes
        services.AddRazorPages(o => o.RootDirectory = "/Features")
            .AddViewLocalization()
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = AnnotationTexts.Of)
            .AddMvcOptions(o => PageConventions.Apply(o));
        services.Configure<CacheTagHelperOptions>(o => o.SizeLimit = 16 << 20); // rows of lists, whatever days visitors ask for
        services.ConfigureOptions<Features.Shared.BindingMessages>();
        services.AddProblemDetails();
        services.AddOpenApi();
        services.AddHealthChecks();
    }

    /// <summary>Pages and reference files lie beside the assembly when published, in the project when run from source.</summary>
    private static string ContentRoot()
    {
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        return File.Exists(Path.Combine(project, "VillageListsPortal.Web.csproj")) ? project : AppContext.BaseDirectory;
    }
}
