namespace LandPlanner.SampleTown;

/// <summary>The classes of the third national survey that the town has, in the order in which cells number them.</summary>
internal sealed record LandClass(string Code, string Name)
{
    public static readonly LandClass[] All =
    [
        new("0101", "水田"), new("0102", "水浇地"), new("0103", "旱地"), new("0201", "果园"), new("0204", "其他园地"), new("0301", "乔木林地"),
        new("0305", "灌木林地"), new("0307", "其他林地"), new("0404", "其他草地"), new("05H1", "商业服务业设施用地"), new("0508", "物流仓储用地"),
        new("0601", "工业用地"), new("0602", "采矿用地"), new("0701", "城镇住宅用地"), new("0702", "农村宅基地"), new("08H1", "机关团体新闻出版用地"),
        new("08H2", "科教文卫用地"), new("0809", "公用设施用地"), new("0810", "公园与绿地"), new("09", "特殊用地"), new("1001", "铁路用地"),
        new("1003", "公路用地"), new("1004", "城镇村道路用地"), new("1005", "交通服务场站用地"), new("1006", "农村道路"), new("1101", "河流水面"),
        new("1103", "水库水面"), new("1104", "坑塘水面"), new("1106", "内陆滩涂"), new("1107", "沟渠"), new("1109", "水工建筑用地"),
        new("1201", "空闲地"), new("1202", "设施农用地"), new("1207", "裸岩石砾地"),
    ];

    private static readonly Dictionary<string, int> Numbers =
        All.Select((land, number) => (land.Code, number)).ToDictionary(pair => pair.Code, pair => pair.number);

    public static int Number(string code) => Numbers[code];

    public bool IsCultivated => Code is "0101" or "0102" or "0103";

    public bool IsOrchard => Code.StartsWith("02", StringComparison.Ordinal);

    public bool IsForest => Code.StartsWith("03", StringComparison.Ordinal);

    public bool IsWater => Code is "1101" or "1103" or "1104" or "1106";

    /// <summary>Lines on the map: roads, railway, streams.</summary>
    public bool IsLinear => Code is "1001" or "1003" or "1004" or "1006" or "1101" or "1107";

    public bool IsConstruction => Code is "1109" or "1201" or "1001" or "1003" or "1004" or "1005"
        || IsBuilt;

    /// <summary>Classes for which a patch must say whether it is city, town or village (CZCSXM).</summary>
    public bool NeedsSettlement => IsBuilt || Code is "1004" or "1005" or "1201";

    /// <summary>First levels 05 to 09.</summary>
    private bool IsBuilt => string.CompareOrdinal(Code, "05") >= 0 && string.CompareOrdinal(Code, "10") < 0;

    /// <summary>The group within which a small patch is best merged.</summary>
    public int Family => IsLinear ? 9 : IsCultivated ? 1 : IsOrchard || IsForest || Code == "0404" ? 2 : IsConstruction ? 3 : 4;
}
