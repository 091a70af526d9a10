using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests;

/// <summary>The desk of one village: its officers, its 印章管理制度 and the item that it certifies.</summary>
internal sealed class Office
{
    public Office(Unit village, CertificateItem item)
    {
        (Village, Item, Policy) = (village, item, new SealPolicy(village.Id, TestData.ListsFrom));
        Delegate = TestData.Person(village, Role.VillageClerk);
        Policy.Name(Delegate, itemCode: null, (TestData.Today, TestData.Today.AddYears(1)), TestData.Today, Head, TestData.Now);
    }

    public Unit Village { get; }

    public CertificateItem Item { get; }

    public SealPolicy Policy { get; }

    public Actor Clerk => For(Role.VillageClerk);

    public Actor Head => For(Role.VillageHead);

    public Actor Keeper => For(Role.SealKeeper);

    /// <summary>Township staff in a 代办 post (domain 4.6).</summary>
    public Actor Proxy => For(Role.TownshipStaff);

    /// <summary>A second clerk, named 委托签批人 for all items.</summary>
    public Person Delegate { get; }

    private readonly Dictionary<Role, Actor> officers = [];

    /// <summary>The office's one officer of that role.</summary>
    public Actor For(Role role) => officers.TryGetValue(role, out var known) ? known : officers[role] = TestData.Officer(role, Village);

    /// <summary>Someone who, as far as this village's 印章管理制度 goes, may sign in that role.</summary>
    public Actor Signer(Role role) => role is Role.VillageClerk or Role.PartySecretary
        ? For(role) with { PersonId = Delegate.Id }
        : For(role);
}
