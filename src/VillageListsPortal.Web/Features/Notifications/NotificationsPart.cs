using VillageListsPortal.Web.Features.Notifications.Mail;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>Marker of the texts of notices and of mail.</summary>
public sealed class NoticeTexts;

public static class NotificationsPart
{
    public static void AddNotificationsPart(this IServiceCollection services) => services
        .AddScoped<NoticeWords>()
        .AddScoped<UnreadNotices>()
        .AddSingleton<SmtpDelivery>()
        .AddSingleton<MakeDigests>()
        .AddSingleton<SendMail>()
        .AddHostedService<MailService>();
}
