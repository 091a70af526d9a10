using System.Globalization;
using System.Net.Mail;

namespace VillageListsPortal.Web.Startup;

/// <summary>The mail server. Encrypted by STARTTLS unless it is said otherwise, as for a relay on the same machine.</summary>
public sealed record SmtpSettings
{
    private const int StandardPort = 25;

    /// <summary>Host, or <c>host:port</c>.</summary>
    public required string Server { get; init; }

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>Name to sign in with; null for none.</summary>
    public string? User { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>Whether STARTTLS is required.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>The host.</summary>
    public string Host => Server.Split(':')[0];

    /// <summary>The port.</summary>
    public int Port => Server.Split(':') is [_, var port] && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Server.Contains(':', StringComparison.Ordinal) ? 0 : StandardPort;

    /// <summary>The settings, or null where no mail server is named.</summary>
    public static SmtpSettings? Of(IConfiguration configuration) => configuration["PORTAL_SMTP"] is not { Length: > 0 } server ? null : new SmtpSettings
    {
        Server = server,
        From = configuration["PORTAL_SMTP_FROM"] ?? "",
        User = configuration["PORTAL_SMTP_USER"] is { Length: > 0 } user ? user : null,
        Password = configuration["PORTAL_SMTP_PASSWORD"],
        Tls = configuration["PORTAL_SMTP_TLS"] != "none",
    };

    /// <summary>What is wrong, each naming its setting.</summary>
    public IEnumerable<string> Problems()
    {
        if (Host.Length == 0 || Port is < 1 or > 65535) yield return "PORTAL_SMTP must be a host or host:port.";
        if (!MailAddress.TryCreate(From, out _)) yield return "PORTAL_SMTP_FROM is missing: the address that mail comes from.";
        if (User is not null && string.IsNullOrEmpty(Password)) yield return "PORTAL_SMTP_PASSWORD is missing for PORTAL_SMTP_USER.";
        if (User is not null && !Tls) yield return "PORTAL_SMTP_USER needs encryption: leave PORTAL_SMTP_TLS out.";
    }
}
