// The same assignment by LEMON's network simplex: the test oracle and a peer. Reads DIR/{e_ptr,e_col,e_score,o_cap}.
// Prints JSON with opt, placed, cpu_s (arcs and solving, without reading) and peak_mb.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>
#include <string>
#include <sys/resource.h>
#include <utility>
#include <vector>

template <class T> static std::vector<T> read(const std::string &path) {
  FILE *file = fopen(path.c_str(), "rb");
  if (!file) { perror(path.c_str()); exit(1); }
  fseek(file, 0, SEEK_END);
  std::vector<T> all(ftell(file) / sizeof(T));
  rewind(file);
  if (fread(all.data(), sizeof(T), all.size(), file) != all.size()) { perror(path.c_str()); exit(1); }
  fclose(file);
  return all;
}

static double cpu() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 2) { fprintf(stderr, "usage: lemon DIR\n"); return 2; }
  std::string dir = argv[1];
  auto ptr = read<int64_t>(dir + "/e_ptr.int64");
  auto col = read<int32_t>(dir + "/e_col.int32"), score = read<int32_t>(dir + "/e_score.int32"), cap = read<int32_t>(dir + "/o_cap.int32");
  int people = ptr.size() - 1, openings = cap.size();
  double start = cpu();
  // People 0..n-1, openings n.., sink last. Every person sends one unit, to an opening or straight to the sink.
  int sink = people + openings;
  std::vector<std::pair<int, int>> arcs;
  arcs.reserve(col.size() + people + openings);
  for (int i = 0; i < people; i++) {
    for (int64_t e = ptr[i]; e < ptr[i + 1]; e++) arcs.push_back({i, people + col[e]});
    arcs.push_back({i, sink});
  }
  for (int j = 0; j < openings; j++) arcs.push_back({people + j, sink});
  typedef lemon::StaticDigraph Graph;
  Graph graph;
  graph.build(sink + 1, arcs.begin(), arcs.end());
  typedef lemon::NetworkSimplex<Graph, int, int64_t> Simplex;
  Simplex simplex(graph);
  Graph::ArcMap<int> upper(graph), cost(graph);
  Graph::NodeMap<int> supply(graph);
  int64_t at = 0;
  for (int i = 0; i < people; i++) {
    for (int64_t e = ptr[i]; e < ptr[i + 1]; e++, at++) { upper[graph.arc(at)] = 1; cost[graph.arc(at)] = -score[e]; }
    upper[graph.arc(at)] = 1; cost[graph.arc(at)] = 0; at++;
  }
  for (int j = 0; j < openings; j++, at++) { upper[graph.arc(at)] = cap[j]; cost[graph.arc(at)] = 0; }
  for (int i = 0; i < people; i++) supply[graph.node(i)] = 1;
  supply[graph.node(sink)] = -people;
  simplex.upperMap(upper).costMap(cost).supplyMap(supply);
  if (simplex.run() != Simplex::OPTIMAL) { fprintf(stderr, "no optimum\n"); return 1; }
  int64_t opt = -simplex.totalCost<int64_t>();
  int placed = people;
  at = 0;
  for (int i = 0; i < people; i++) { at += ptr[i + 1] - ptr[i]; placed -= simplex.flow(graph.arc(at)); at++; }
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"opt\":%ld,\"placed\":%d,\"cpu_s\":%.4f,\"peak_mb\":%ld}\n", (long)opt, placed, cpu() - start, usage.ru_maxrss / 1024);
}
