using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Tests.Stores;

public sealed class FieldTextTests
{
    public static readonly TheoryData<FieldType, string, object?> Fitting = new()
    {
        { FieldType.Text, "水田 =1", "水田 =1" },
        { FieldType.Text, "", null },
        { FieldType.Integer, "-9223372036854775808", long.MinValue },
        { FieldType.Real, "1e3", 1000.0 },
        { FieldType.Boolean, "是", true },
        { FieldType.Boolean, "False", false },
        { FieldType.Date, "2024-02-29", new DateOnly(2024, 2, 29) },
        { FieldType.DateTime, "2025-11-23T17:36:00.1239+08:00", new DateTime(2025, 11, 23, 9, 36, 0, 123, DateTimeKind.Utc) },
        { FieldType.DateTime, "2025-11-23 09:36:00", new DateTime(2025, 11, 23, 9, 36, 0, DateTimeKind.Utc) },
        { FieldType.Binary, "AQI=", new byte[] { 1, 2 } },
        { FieldType.Binary, "", null },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public void Text_becomes_a_value_of_the_fields_type_and_back(FieldType type, string text, object? value)
    {
        var field = new Field("f", type);

        Assert.Equal(value, FieldText.Parse(field, text));
        Assert.Equal(value, FieldText.Parse(field, FieldText.Write(value)));
    }

    [Theory]
    [InlineData(FieldType.Integer, "1.5")]
    [InlineData(FieldType.Integer, "1,000")]
    [InlineData(FieldType.Integer, "9223372036854775808")]
    [InlineData(FieldType.Real, "NaN")]
    [InlineData(FieldType.Real, "1,5")]
    [InlineData(FieldType.Boolean, "maybe")]
    [InlineData(FieldType.Date, "2023-02-29")]
    [InlineData(FieldType.Date, "23/2/2023")]
    [InlineData(FieldType.DateTime, "02/03/2025 10:00")]
    [InlineData(FieldType.Binary, "$")]
    public void What_does_not_fit_is_refused_naming_field_and_text(FieldType type, string text)
    {
        var message = Assert.Throws<WorkspaceException>(() => FieldText.Parse(new("面积", type), text)).Message;

        Assert.Contains("'面积'", message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", message, StringComparison.Ordinal);
    }
}
