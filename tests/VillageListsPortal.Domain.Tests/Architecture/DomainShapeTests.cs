using System.Reflection;
using System.Runtime.CompilerServices;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>ADR 0001 and 0002: the domain is plain C#, and only its own verbs change it.</summary>
public sealed class DomainShapeTests
{
    private static readonly Assembly Domain = typeof(Entity).Assembly;

    [Fact]
    public void The_domain_references_nothing_but_the_system() =>
        Assert.All(Domain.GetReferencedAssemblies(), reference =>
            Assert.True(reference.Name!.StartsWith("System.", StringComparison.Ordinal) || reference.Name is "System" or "mscorlib" or "netstandard", reference.Name));

    [Fact]
    public void Nothing_in_the_domain_is_set_from_outside_after_it_was_made()
    {
        var settable = from type in Domain.GetExportedTypes()
                       from property in type.GetProperties().Where(p => p.DeclaringType?.Assembly == Domain)
                       let setter = property.GetSetMethod()
                       where setter is not null && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
                       select $"{type.Name}.{property.Name}";
        Assert.Empty(settable);
    }

    [Fact]
    public void No_field_is_open() =>
        Assert.Empty(from type in Domain.GetExportedTypes()
                     where !type.IsEnum
                     from field in type.GetFields()
                     where !field.IsLiteral && !field.IsInitOnly
                     select $"{type.Name}.{field.Name}");

    [Fact]
    public void Entities_are_sealed_or_abstract() =>
        Assert.Empty(Domain.GetExportedTypes().Where(t => t.IsAssignableTo(typeof(Entity)) && !t.IsSealed && !t.IsAbstract).Select(t => t.Name));

    [Fact] // actor and time are arguments (docs/style.md); the ban list stops the static clocks
    public void The_domain_asks_no_clock() =>
        Assert.Empty(from file in Repository.Files("src/VillageListsPortal.Domain", "*.cs")
                     where !file.EndsWith("Shared/Days.cs", StringComparison.Ordinal) // Days.Today turns a clock that a caller holds into a day
                     let code = Repository.Code(file)
                     where code.Contains("TimeProvider", StringComparison.Ordinal) || code.Contains("Stopwatch", StringComparison.Ordinal)
                     select file);
}
