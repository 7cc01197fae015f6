using System.Text;
using LandPlanner.Features;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class EncodingTests : IDisposable
{
    private static readonly FeatureSchema Schema = new([new("地类名称", FieldType.Text, 20), new("BZ", FieldType.Text)]);

    private readonly TemporaryFolder _folder = new();

    private string Shapefile => _folder.File("a.shp");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("GBK", "GB18030")]
    [InlineData("UTF-8", "UTF-8")]
    public async Task The_cpg_is_believed_when_the_bytes_agree(string written, string read)
    {
        await WriteAsync(written);

        using var file = VectorFile.Open(Shapefile);
        Assert.Equal((read, "cpg"), (file.Layers[0].Encoding, file.Layers[0].EncodingFoundBy));
        Assert.Empty(file.Layers[0].Problems);
        AssertTexts(file);
    }

    [Theory]
    [InlineData("GBK", "UTF-8")]
    [InlineData("UTF-8", "GBK")]
    [InlineData("GBK", "ISO-8859-1")]
    [InlineData("UTF-8", "ISO-8859-1")]
    public async Task A_cpg_that_lies_is_found_out(string written, string claimed)
    {
        await WriteAsync(written);
        File.WriteAllText(_folder.File("a.cpg"), claimed);

        using var file = VectorFile.Open(Shapefile);
        AssertTexts(file);
        Assert.Contains(file.Layers[0].Problems, problem => problem.Contains($"The .cpg file says '{claimed}', but"));
        Assert.NotEqual("cpg", file.Layers[0].EncodingFoundBy);
    }

    [Theory]
    [InlineData("GBK")]
    [InlineData("UTF-8")]
    public async Task Without_any_word_the_bytes_decide(string written)
    {
        await WriteAsync(written, cpg: false);
        SetLanguageId(0);

        using var file = VectorFile.Open(Shapefile);
        Assert.Equal("detected", file.Layers[0].EncodingFoundBy);
        AssertTexts(file);
    }

    [Fact]
    public async Task A_caller_who_is_wrong_is_told_so()
    {
        await WriteAsync("GBK", cpg: false);

        using var file = VectorFile.Open(Shapefile, "UTF-8");
        AssertTexts(file);
        Assert.Equal("language-id", file.Layers[0].EncodingFoundBy);
        Assert.Contains("The caller says UTF-8, but record 1 holds bytes that are not UTF-8.", file.Layers[0].Problems);
    }

    [Fact]
    public async Task A_caller_who_is_right_goes_before_a_cpg_that_lies()
    {
        await WriteAsync("GBK");
        File.WriteAllText(_folder.File("a.cpg"), "UTF-8");

        using var file = VectorFile.Open(Shapefile, "936");
        Assert.Equal(("GB18030", "caller"), (file.Layers[0].Encoding, file.Layers[0].EncodingFoundBy));
        AssertTexts(file);
    }

    [Fact]
    public async Task An_encoding_nobody_knows_is_set_aside_with_a_sentence()
    {
        await WriteAsync("GBK");

        using var file = VectorFile.Open(Shapefile, "klingon");
        AssertTexts(file);
        Assert.Contains(
            file.Layers[0].Problems, problem => problem.Contains("The caller says klingon, which is no encoding"));
    }

    [Theory]
    [InlineData("GBK")]
    [InlineData("UTF-8")]
    public async Task A_text_cut_in_the_middle_of_a_character_does_not_make_the_file_look_wrong(string encoding)
    {
        await WriteAsync(encoding);
        CutTextsAtWidth();

        using var file = VectorFile.Open(Shapefile);
        Assert.Equal("cpg", file.Layers[0].EncodingFoundBy);
        Assert.All(file.ReadAll(), record => Assert.DoesNotContain('\uFFFD', (string?)record.Values[0] ?? ""));
        Assert.StartsWith("永久基本农田", (string)file.ReadAll()[0].Values[0]!);
    }

    [Theory]
    [InlineData("a.tab")]
    [InlineData("a.mif")]
    public async Task A_mapinfo_charset_that_lies_is_found_out(string name)
    {
        var path = _folder.File(name);
        await Samples.WriteAsync(path, Samples.Parcels, options: new() { Encoding = "GBK" });
        var header = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(header.Replace("WindowsSimpChinese", "WindowsLatin1")));

        using var file = VectorFile.Open(path);
        Assert.Equal("乔木林地", file.ReadAll()[1].Values[0]);
        Assert.Contains(
            file.Layers[0].Problems, problem => problem.Contains("The table's charset is 'WindowsLatin1', but"));
    }

    [Fact]
    public async Task Ogrinfo_reads_the_gbk_that_was_written()
    {
        await WriteAsync("GBK", cpg: false);

        var said = Programs.Run("ogrinfo", "-al", "-ro", Shapefile);

        Assert.Contains("永久基本农田图斑", said);
        Assert.Contains("地类名称", said);
    }

    [Fact]
    public async Task Long_names_and_texts_are_cut_between_characters_and_reported()
    {
        var schema = new FeatureSchema(
            [new("permanent_one", FieldType.Text), new("permanent_two", FieldType.Text), new("永久基本农田图斑编号", FieldType.Text)]);
        var text = "a" + new string('田', 200);

        var result = await Samples.WriteAsync(
            Shapefile, [new(0, null, [text, "二", "𠀀"])], schema, new() { Encoding = "GBK" });

        using var file = VectorFile.Open(Shapefile);
        Assert.Equal(["permanent_", "permanen_1", "永久基本农"], file.Layers[0].Schema.Fields.Select(field => field.Name));
        Assert.Equal("permanen_1", result.RenamedFields["permanent_two"]);
        Assert.Equal("a" + new string('田', 126), file.ReadAll()[0].Values[0]);
        Assert.Contains("'permanent_one' of record 1 was cut to 254 bytes.", result.Problems);
        Assert.Contains(result.Problems, problem => problem.Contains("characters that GBK does not have"));
    }

    private async Task WriteAsync(string encoding, bool cpg = true) => await Samples.WriteAsync(
        Shapefile,
        [
            new(0, null, ["永久基本农田图斑", "备注：已核实"]),
            new(0, null, ["乔木林地", null]),
            new(0, null, [null, "plain ASCII"]),
        ],
        Schema,
        new() { Encoding = encoding, WriteCpg = cpg });

    private static void AssertTexts(VectorFile file)
    {
        Assert.Equal("地类名称"[..3], file.Layers[0].Schema.Fields[0].Name[..3]);
        var records = file.ReadAll();
        Assert.Equal(["永久基本农田图斑", "备注：已核实"], records[0].Values);
        Assert.Equal("乔木林地", records[1].Values[0]);
    }

    private void SetLanguageId(byte id)
    {
        var bytes = File.ReadAllBytes(_folder.File("a.dbf"));
        bytes[29] = id;
        File.WriteAllBytes(_folder.File("a.dbf"), bytes);
    }

    /// <summary>
    /// Fills the first row's first field to its last byte, the last character in part, as programs that count bytes
    /// do.
    /// </summary>
    private void CutTextsAtWidth()
    {
        var bytes = File.ReadAllBytes(_folder.File("a.dbf"));
        var (header, width) = (BitConverter.ToUInt16(bytes, 8), bytes[32 + 16]);
        var isUtf8 = File.ReadAllText(_folder.File("a.cpg")) == "UTF-8";
        var text = (isUtf8 ? Encoding.UTF8 : EncodingNames.Gb18030).GetBytes("永久基本农田" + new string('图', 60));
        var lead = isUtf8 || width % 2 == 1 ? 0 : 1;
        bytes[header + 1 + width - 1] = (byte)' ';
        text.AsSpan(0, width - lead).CopyTo(bytes.AsSpan(header + 1));
        if (lead == 1)
            bytes[header + 1 + width - 1] = 0xCD;
        File.WriteAllBytes(_folder.File("a.dbf"), bytes);
    }
}
