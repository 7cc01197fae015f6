#pragma warning disable
using System.Diagnostics;
using LandPlanner.SampleTown;
var o = new SampleOptions(args.Length > 0 ? long.Parse(args[0]) : 1, args.Length > 1 ? int.Parse(args[1]) : 12000);
var sw = Stopwatch.StartNew();
void T(string s) { Console.Error.WriteLine($"{sw.ElapsedMilliseconds} {s}"); }
var grid = CellGrid.For(o.Patches);
var terrain = new Terrain(o.Seed);
var town = Extent.Of(grid, o.Seed); T("extent");
var villages = Villages.Found(grid, town, terrain, o.Seed); T("villages");
var cover = LandCover.Paint(grid, terrain, villages, o.Seed); T("cover");
var survey = Survey.Take(grid, terrain, villages, cover, o); T("survey " + survey.Patches.Count);
using var f = new BinaryWriter(File.Create("/tmp/town/cells.bin"));
f.Write(grid.Columns); f.Write(grid.Rows);
for (var c = 0; c < grid.Count; c++) { f.Write(survey.Of[c] < 0 ? (byte)255 : (byte)survey.PatchAt(c).Land); f.Write(survey.Of[c]); f.Write((byte)villages.Of[c]); }
