using System.Text;
using LandPlanner.Features;
using LandPlanner.Gdal.Interop;
using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>The schema of an OGR layer, with names that a <see cref="FeatureSchema"/> takes.</summary>
internal static class SourceFields
{
    /// <param name="encoding">Of the names' bytes; null for UTF-8.</param>
    /// <param name="problems">Gets a sentence for each name that had to be changed.</param>
    internal static FeatureSchema Read(nint layer, Encoding? encoding, List<string> problems)
    {
        var definition = NativeOgr.LayerGetDefinition(layer);
        var taken = new HashSet<string>(FeatureSchema.ReservedNames, StringComparer.OrdinalIgnoreCase);
        var fields = new Field[NativeOgr.DefinitionGetFieldCount(definition)];
        for (var i = 0; i < fields.Length; i++)
        {
            var field = NativeOgr.DefinitionGetField(definition, i);
            var read = Text(NativeOgr.FieldGetNameRef(field), encoding);
            var name = UniqueName(read, i, taken);
            if (name != read)
                problems.Say($"The field '{read}' is called '{name}' here, as its name is empty, reserved or taken.");
            fields[i] = new(name, TypeOf(field), WidthOf(field));
        }

        return new(fields);
    }

    private static string UniqueName(string name, int index, HashSet<string> taken)
    {
        var stem = string.IsNullOrWhiteSpace(name) ? $"field{index + 1}" : name;
        var unique = stem;
        for (var i = 1; !taken.Add(unique); i++)
            unique = $"{stem}_{i}";
        return unique;
    }

    private static int WidthOf(nint field) =>
        NativeOgr.FieldGetType(field) == FieldKind.String ? NativeOgr.FieldGetWidth(field) : 0;

    private static FieldType TypeOf(nint field) => NativeOgr.FieldGetType(field) switch
    {
        FieldKind.Integer when NativeOgr.FieldGetSubType(field) == FieldSubKind.Boolean => FieldType.Boolean,
        FieldKind.Integer or FieldKind.Integer64 => FieldType.Integer,
        FieldKind.Real => FieldType.Real,
        FieldKind.Binary => FieldType.Binary,
        FieldKind.Date => FieldType.Date,
        FieldKind.DateTime => FieldType.DateTime,
        _ => FieldType.Text,
    };

    private static unsafe string Text(nint text, Encoding? encoding)
    {
        var bytes = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)text);
        return (encoding ?? EncodingNames.Utf8).GetString(bytes).TrimEnd('\uFFFD');
    }
}
