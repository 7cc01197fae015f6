namespace LandPlanner.SampleTown;

/// <param name="Code">ZLDWDM, 19 characters: county 6, town 3, village 3, group 7.</param>
internal sealed record Village(string Code, string Name, double CoreU, double CoreV, double CoreRadius);

/// <summary>The villages and the cells of each: they share the town out without rest.</summary>
/// <param name="Of">The village of each cell; -1 outside the town.</param>
internal sealed record Villages(IReadOnlyList<Village> All, int[] Of)
{
    private static readonly string[] Names =
    [
        "温泉村", "柳林村", "东柳沟村", "西柳沟村", "石岭前村", "石岭后村", "栾家泊村", "南汤村", "北汤村", "小河东村",
        "桥上村", "磨石山村", "杏花崖村", "槐树底村", "大刘疃村", "小刘疃村", "宋家埠村", "王家夼村", "鹿鸣夼村", "青石夼村",
        "前营村", "后营村", "姜家庄村", "苗家屯村", "望岛崖村", "黄泥岭村", "松林后村", "龙泉泊村", "凤凰台村", "塔后村",
        "山马村", "梨园村", "东泊子村", "西泊子村",
    ];

    public static int Count => Names.Length;

    public static Villages Found(CellGrid grid, bool[] town, Terrain terrain, long seed)
    {
        var chance = new Chance(seed, "villages");
        var places = Places(grid, town, terrain, chance);
        var all = places.Select((place, i) => new Village(
            $"371002104{201 + i:D3}0000000", Names[i], place.U, place.V, i == 0 ? 260 : chance.Between(105, 195))).ToArray();
        return new(all, Share(grid, town, all, new Noise(seed, "village borders")));
    }

    /// <summary>Each next village lies, of some places tried on low ground, where it is farthest from the others.</summary>
    private static List<(double U, double V)> Places(CellGrid grid, bool[] town, Terrain terrain, Chance chance)
    {
        var places = new List<(double U, double V)> { terrain.Core };
        while (places.Count < Count)
            places.Add(Enumerable.Range(0, 60).Select(_ => TryPlace(grid, chance)).MaxBy(place => Merit(grid, town, terrain, places, place)));
        return places;
    }

    private static (double U, double V) TryPlace(CellGrid grid, Chance chance)
    {
        var cell = chance.Below(grid.Count);
        return (grid.U(cell), grid.V(cell));
    }

    private static double Merit(
        CellGrid grid, bool[] town, Terrain terrain, List<(double U, double V)> others, (double U, double V) place)
    {
        var (u, v) = place;
        if (!IsWithin(grid, town, u, v, 330) || terrain.River.Away(u, v) < 240 || terrain.Rail.Away(v, u) < 200)
            return double.MinValue;
        var nearest = others.Min(other => Math.Sqrt((other.U - u) * (other.U - u) + (other.V - v) * (other.V - v)));
        return nearest - 7 * terrain.Height(u, v);
    }

    private static bool IsWithin(CellGrid grid, bool[] town, double u, double v, double margin)
    {
        for (var turn = 0; turn < 8; turn++)
        {
            var cell = grid.CellAt(u + margin * Math.Cos(turn * Math.PI / 4), v + margin * Math.Sin(turn * Math.PI / 4));
            if (cell < 0 || !town[cell])
                return false;
        }

        return true;
    }

    private static int[] Share(CellGrid grid, bool[] town, Village[] all, Noise noise)
    {
        var of = new int[grid.Count];
        for (var cell = 0; cell < of.Length; cell++)
            of[cell] = town[cell] ? Nearest(all, grid.U(cell), grid.V(cell), noise) : -1;
        return JoinStrays(grid, of, all);
    }

    private static int Nearest(Village[] all, double u, double v, Noise noise)
    {
        var (bentU, bentV) = (u + 260 * noise.At(u, v, 900, 3), v + 260 * noise.At(u + 5000, v, 900, 3));
        var (best, least) = (0, double.MaxValue);
        for (var i = 0; i < all.Length; i++)
        {
            var (du, dv) = (bentU - all[i].CoreU, bentV - all[i].CoreV);
            var away = du * du + dv * dv;
            if (away < least)
                (best, least) = (i, away);
        }

        return best;
    }

    /// <summary>Gives pieces cut off from their village to a village beside them, until each village is one piece.</summary>
    private static int[] JoinStrays(CellGrid grid, int[] of, Village[] all)
    {
        while (true)
        {
            var pieces = Components.Find(grid, of);
            if (pieces.Sizes.Count == all.Length)
                return of;
            var main = new int[all.Length];
            Array.Fill(main, -1);
            for (var piece = 0; piece < pieces.Sizes.Count; piece++)
            {
                var village = of[pieces.Firsts[piece]];
                if (main[village] < 0 || pieces.Sizes[piece] > pieces.Sizes[main[village]])
                    main[village] = piece;
            }

            of = Absorb(grid, of, pieces, main);
        }
    }

    private static int[] Absorb(CellGrid grid, int[] of, Components pieces, int[] main)
    {
        var heir = new int[pieces.Sizes.Count];
        Array.Fill(heir, -1);
        for (var cell = 0; cell < of.Length; cell++)
        {
            if (of[cell] < 0 || pieces.Of[cell] == main[of[cell]])
                continue;
            for (var side = 0; side < 4; side++)
            {
                var next = grid.Neighbour(cell, side);
                if (next >= 0 && of[next] >= 0 && of[next] != of[cell] && pieces.Of[next] == main[of[next]])
                    heir[pieces.Of[cell]] = of[next];
            }
        }

        return of.Select((village, cell) => village >= 0 && heir[pieces.Of[cell]] >= 0 ? heir[pieces.Of[cell]] : village).ToArray();
    }
}
