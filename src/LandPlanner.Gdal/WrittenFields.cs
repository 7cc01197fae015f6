using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Gdal.Interop;

namespace LandPlanner.Gdal;

/// <summary>Creates the fields of a layer being written, and keeps which of the schema's is which of the
/// file's.</summary>
internal sealed class WrittenFields
{
    private const int LongestDbfName = 10;
    private const int LongestInteger = 18;

    private readonly nint _layer;
    private readonly TargetFormat _format;
    private readonly CodePageText _text;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _renamed = [];
    private readonly List<string> _leftOut = [];

    public WrittenFields(nint layer, FeatureSchema schema, TargetFormat format, CodePageText text)
    {
        (_layer, _format, _text) = (layer, format, text);
        Indexes = [.. schema.Fields.Select(Create)];
    }

    /// <summary>For each field of the schema its index in the file; -1 where it was left out.</summary>
    public IReadOnlyList<int> Indexes { get; }

    public IReadOnlyDictionary<string, string> Renamed => _renamed;

    public IReadOnlyList<string> LeftOut => _leftOut;

    private nint Definition => NativeOgr.LayerGetDefinition(_layer);

    /// <summary>The index of a field the driver made itself; -1 where there is none.</summary>
    public int Find(string name)
    {
        for (var i = 0; i < NativeOgr.DefinitionGetFieldCount(Definition); i++)
        {
            if (NameAt(i).Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private int Create(Field field)
    {
        var name = _format.IsShapefile ? DbfName(field.Name) : field.Name;
        var index = Find(name);
        if (index < 0)
            index = CreateNew(field, name);
        if (index < 0)
            _leftOut.Add(field.Name);
        else if (NameAt(index) != field.Name)
            _renamed[field.Name] = NameAt(index);
        return index;
    }

    private int CreateNew(Field field, string name)
    {
        if (_format.IsDrawing || (_format.CodePageText && field.Type == FieldType.Binary))
            return -1;
        using var definition = NativeOgr.FieldCreate(name, KindOf(field.Type));
        Describe(definition, field);
        var before = NativeOgr.DefinitionGetFieldCount(Definition);
        return NativeOgr.LayerCreateField(_layer, definition, 1) == 0 ? before : -1;
    }

    private void Describe(FieldHandle definition, Field field)
    {
        if (field.Type == FieldType.Boolean)
            NativeOgr.FieldSetSubType(definition, FieldSubKind.Boolean);
        if (_format.IsMapInfo && field.Type == FieldType.Integer)
            NativeOgr.FieldSetWidth(definition, LongestInteger);
        if (_format.CodePageText && KindOf(field.Type) == FieldKind.String)
            NativeOgr.FieldSetWidth(definition, TextWidth(field));
        else if (field.Type == FieldType.Text)
            NativeOgr.FieldSetWidth(definition, field.Length);
    }

    /// <summary>In bytes; a character of GBK takes two of them, one of UTF-8 three.</summary>
    private int TextWidth(Field field) => field.Type == FieldType.Text && field.Length > 0
        ? Math.Min(TargetFormat.LongestText, field.Length * (_text.IsGbk ? 2 : 3))
        : TargetFormat.LongestText;

    private FieldKind KindOf(FieldType type) => type switch
    {
        // MapInfo has no 64-bit integers, but decimals of 18 digits.
        FieldType.Integer => _format.IsMapInfo ? FieldKind.Real : FieldKind.Integer64,
        FieldType.Real => FieldKind.Real,
        FieldType.Boolean => FieldKind.Integer,
        FieldType.Date => FieldKind.Date,
        FieldType.DateTime when !_format.IsShapefile => FieldKind.DateTime,
        FieldType.Binary => FieldKind.Binary,
        _ => FieldKind.String,
    };

    private string NameAt(int index) =>
        GdalLibrary.TextAt(NativeOgr.FieldGetNameRef(NativeOgr.DefinitionGetField(Definition, index)));

    private string DbfName(string name)
    {
        var wanted = _text.Cut(_text.Encodable(name), LongestDbfName);
        var unique = wanted;
        for (var i = 1; !_taken.Add(unique); i++)
        {
            var suffix = "_" + i.ToString(CultureInfo.InvariantCulture);
            unique = _text.Cut(wanted, LongestDbfName - suffix.Length) + suffix;
        }

        return unique;
    }
}
