using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Data.Mappings;

/// <summary>What holds for every table: snake_case names, status as text, keys made by us (code.md).</summary>
internal static class Conventions
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.BaseType is null && !entity.IsOwned() && entity.GetViewName() is null) entity.SetTableName(Snake(entity.GetTableName() ?? entity.ClrType.Name));
            foreach (var property in entity.GetDeclaredProperties()) Apply(property);
            if (typeof(Entity).IsAssignableFrom(entity.ClrType) && entity.FindDeclaredProperty(nameof(Entity.Id)) is { } id) id.SetPropertyAccessMode(PropertyAccessMode.PreferFieldDuringConstruction); // the field alone does not make a new one
            foreach (var key in entity.GetDeclaredKeys()) key.SetName(Snake(key.GetName() ?? ""));
            foreach (var key in entity.GetDeclaredForeignKeys()) key.SetConstraintName(Snake(key.GetConstraintName() ?? ""));
            foreach (var index in entity.GetDeclaredIndexes()) index.SetDatabaseName(Snake(index.GetDatabaseName() ?? ""));
        }
    }

    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static void Apply(IMutableProperty property)
    {
        var sharesOwnersRow = property.DeclaringType is IMutableEntityType { } t && t.IsOwned() && property.IsPrimaryKey() && t.FindOwnership()?.IsUnique == true;
        property.SetColumnName(sharesOwnersRow ? "id" : Snake(property.GetColumnName()));
        if (property.ClrType == typeof(Guid) && property.IsPrimaryKey()) property.ValueGenerated = ValueGenerated.Never;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum && property.GetValueConverter() is null)
        {
            property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumToStringConverter<>).MakeGenericType(type))!);
        }
    }
}
